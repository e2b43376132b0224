import { expect, test } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import { Recent } from '../../src/frameworks/recent.ts'

/** Counts how often something is made of each of three files of ten units. */
function countMade() {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => new SourceFile(name, name.repeat(10))) as [
    SourceFile,
    SourceFile,
    SourceFile,
  ]
  const made: string[] = []
  const recent = new Recent(({ path }) => {
    made.push(path)
    return { path }
  })
  return { a, b, c, made, recent }
}

test('a result is made once, however much there is between two trims', () => {
  const { a, b, c, made, recent } = countMade()
  expect([a, b, c, a, b, c].map((file) => recent.get(file).path).join('')).toBe('abcabc')
  expect(made).toEqual(['a', 'b', 'c'])
})

test('a trim forgets what was not asked for the longest', () => {
  const { a, b, c, made, recent } = countMade()
  for (const file of [a, b, c, a]) recent.get(file)
  recent.trim(20)
  for (const file of [a, c, b]) recent.get(file)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

test('a file that is longer than what stays is forgotten, and what fits is not', () => {
  const { a, b, made, recent } = countMade()
  recent.get(a)
  recent.trim(9)
  recent.get(b)
  recent.trim(10)
  for (const file of [b, a]) recent.get(file)
  expect(made).toEqual(['a', 'b', 'a'])
})
