import { describe, expect, test } from 'vitest'
import type { Attr } from '../../src/core/claim.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { Value } from '../../src/core/value.ts'
import { textsOf } from '../../src/subjects/define/readers.ts'
import { itemsOf, lookUp, step } from '../../src/subjects/define/scope.ts'

const at = { file: new SourceFile('x', ''), range: { start: 0, end: 0 } }
const scalar = (value: string | null): Value => ({ kind: 'scalar', value, at })
const list = (...items: Value[]): Value => ({ kind: 'list', items, at })
const mapping = (entries: Record<string, Value>): Value => ({
  kind: 'mapping',
  entries: new Map(Object.entries(entries)),
  at,
})
const either = (first?: Value, second?: Value): Value => ({
  kind: 'either',
  condition: 'C',
  branches: [first, second],
  at,
})
const unknown: Value = { kind: 'unknown', because: { kind: 'variable', name: 'v' }, at }

function show(attr: Attr<string>): string {
  switch (attr.kind) {
    case 'known':
      return attr.value
    case 'either':
      return `${attr.branches.map(show).join('|')}`
    default:
      return attr.kind
  }
}

describe('items', () => {
  test('of nothing and of null are none', () => {
    expect(itemsOf(undefined)).toEqual([])
    expect(itemsOf(scalar(null))).toEqual([])
  })

  test('of a single thing is that thing, of nested lists all', () => {
    expect(itemsOf(scalar('a'))).toEqual([scalar('a')])
    expect(itemsOf(list(scalar('a'), list(scalar('b'))))).toEqual([scalar('a'), scalar('b')])
  })

  test('of an unknown list is one unknown item', () => {
    expect(itemsOf(unknown)).toEqual([unknown])
  })

  test('that a condition chooses are separate, and may each not exist', () => {
    const [a, b] = [scalar('a'), scalar('b')]
    expect(itemsOf(list(either(a, b)))).toEqual([either(a), either(b)])
    expect(itemsOf(either(list(a, b), undefined))).toEqual([either(a), either(b)])
  })
})

describe('looking up a path', () => {
  test('goes through single blocks, JSON and conditions', () => {
    const inner = mapping({ b: scalar('x') })
    expect(lookUp(mapping({ a: list(inner) }), 'a.b')).toEqual(scalar('x'))
    expect(lookUp(mapping({ a: { kind: 'json', of: inner, at } }), 'a.b')).toEqual(scalar('x'))
    expect(lookUp(mapping({ a: either(inner) }), 'a.b')).toEqual(either(scalar('x')))
  })

  test('of what is not written is nothing, and of what is unknown unknown', () => {
    expect(lookUp(mapping({}), 'a.b')).toBeUndefined()
    expect(lookUp(mapping({ a: scalar(null) }), 'a.b')).toBeUndefined()
    expect(lookUp(mapping({ a: unknown }), 'a')).toBe(unknown)
    // A part of what is not known may be anything, also where the whole is something that a reference names.
    expect(lookUp(mapping({ a: unknown }), 'a.b')).toMatchObject({
      because: { kind: 'variable', within: '' },
    })
    expect(lookUp(mapping({ a: scalar('x') }), 'a.b')).toMatchObject({ kind: 'unknown' })
    expect(lookUp(mapping({ a: list(mapping({}), mapping({})) }), 'a.b')).toMatchObject({ kind: 'unknown' })
  })

  test('finds only what is written, whatever it is called', () => {
    expect(lookUp(mapping({}), '__proto__')).toBeUndefined()
    expect(lookUp(mapping({}), 'constructor.name')).toBeUndefined()
    expect(step(mapping({ 'a.b': scalar('x') }), 'a.b')).toEqual(scalar('x'))
  })
})

describe('texts', () => {
  test('are those of all lists, with alternatives in pairs', () => {
    const value = list(scalar('a'), list(scalar('b')), either(list(scalar('c'), scalar('d')), scalar('e')))
    expect(textsOf(value).map(show)).toEqual(['a', 'b', 'c|e', 'd|absent'])
  })

  test('of an unknown list are one unknown text', () => {
    expect(textsOf(unknown).map(show)).toEqual(['unknown'])
  })
})
