import { expect, test } from 'vitest'
import type { PolicyInfo } from '../../src/core/policy-info.ts'
import { SourceFile } from '../../src/core/source.ts'
import { type FileName, Packer, Unpacker } from '../../src/gate/evaluate/pack.ts'

const own = new SourceFile('main.tf', 'a')
const shared = new SourceFile('module/main.tf', 'b')
const other = new SourceFile('template', 'c')
const policy = { id: 'aws-x' } as PolicyInfo
const nameOf = (file: SourceFile): FileName => {
  if (file === own) return 0
  return file === shared ? file.path : { path: file.path, text: file.text }
}
const fileOf = (name: FileName): SourceFile => {
  if (typeof name === 'object') return new SourceFile(name.path, name.text)
  return name === 0 ? own : shared
}

/** What another thread makes of it. */
function sender() {
  const packer = new Packer()
  const unpacker = new Unpacker()
  return (value: unknown) => unpacker.unpack(structuredClone(packer.pack(value, nameOf)), fileOf)
}

test('files become those that the other side has', () => {
  const sent = sender()({ at: { file: own }, from: { file: shared } }) as Record<string, { file: SourceFile }>
  expect(sent.at?.file).toBe(own)
  expect(sent.from?.file).toBe(shared)
})

test('a file that the other side does not have crosses once a message', () => {
  const sent = sender()([{ file: other }, { file: other }]) as readonly { file: SourceFile }[]
  expect(sent[0]?.file).toBeInstanceOf(SourceFile)
  expect(sent[0]?.file).toEqual(other)
  expect(sent[1]?.file).toBe(sent[0]?.file)
})

test('what is one object stays one object, also in maps and lists', () => {
  const range = { start: 1, end: 2 }
  const sent = sender()({ one: range, all: [range], by: new Map([['key', range]]) }) as {
    one: object
    all: readonly object[]
    by: Map<string, object>
  }
  expect(sent.one).toEqual(range)
  expect(sent.all[0]).toBe(sent.one)
  expect(sent.by.get('key')).toBe(sent.one)
})

test('a policy crosses once, and is the same object in every message', () => {
  const send = sender()
  const first = send({ policy }) as { policy: PolicyInfo }
  const second = send([{ policy }, { policy: { id: 'aws-y' } }]) as readonly { policy: PolicyInfo }[]
  expect(first.policy).toEqual(policy)
  expect(second[0]?.policy).toBe(first.policy)
  expect(second[1]?.policy).toEqual({ id: 'aws-y' })
})

test('the policies of a message that is refused cross with a later one', () => {
  const send = sender()
  expect(() => send([{ policy }, { judge: () => 1 }])).toThrow(/cannot cross threads/)
  expect(send([{ policy: { id: 'aws-y' } }, { policy }])).toEqual([{ policy: { id: 'aws-y' } }, { policy }])
})

test('undefined, null, texts with half of a surrogate pair, and empty lists are kept', () => {
  const value = { a: undefined, b: null, c: '\ud800', d: [], e: [[]], policy: 'a text' }
  expect(sender()(value)).toStrictEqual(value)
})

test.each([
  ['a function', { judge: () => 1 }],
  ['an object of a class', { when: new Date(0) }],
  ['one inside of a list', { all: [{ of: [new Set()] }] }],
])('%s is refused', (_, value) => {
  expect(() => sender()(value)).toThrow(/cannot cross threads/)
})
