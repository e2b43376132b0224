import { describe, expect, it } from 'vitest'
import { both } from '../../src/core/attr.ts'
import { type Attr, test } from '../../src/core/claim.ts'
import { type Location, SourceFile } from '../../src/core/source.ts'

const at: Location = { file: new SourceFile('main.tf', ''), range: { start: 0, end: 0 } }
const known = (value: number): Attr<number> => ({ kind: 'known', value, origin: 'written', at })
const unknown: Attr<number> = { kind: 'unknown', because: { kind: 'expression', text: 'f()' }, at }
const absent: Attr<number> = { kind: 'absent', at }
const either = (...branches: readonly Attr<number>[]): Attr<number> => ({
  kind: 'either',
  condition: 'c',
  branches,
  at,
})
const less = (a: Attr<number>, b: Attr<number>) => test(both(a, b), ([x, y]) => x < y, '').truth

describe('both', () => {
  it('is the pair of the values', () => {
    expect(less(known(1), known(2))).toBe('true')
    expect(less(known(2), known(1))).toBe('false')
  })

  it('is unknown where one is, and absent where one is, whatever the other', () => {
    expect(less(unknown, known(1))).toBe('unknown')
    expect(less(known(1), unknown)).toBe('unknown')
    expect(less(absent, unknown)).toBe('false')
    expect(less(unknown, absent)).toBe('false')
  })

  it('is decided by alternatives that agree', () => {
    expect(less(either(known(1), known(2)), known(3))).toBe('true')
    expect(less(known(0), either(known(1), known(2)))).toBe('true')
    expect(less(known(1), either(known(1), known(2)))).toBe('unknown')
  })

  it('gives up on very many alternatives', () => {
    const many = either(...Array.from({ length: 9 }, (_, i) => known(i)))
    expect(less(many, known(100))).toBe('true')
    expect(less(many, many)).toBe('unknown')
  })
})
