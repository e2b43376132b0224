/** Whether an expression is found is what a search for its matches says. */
import { expect, test } from 'vitest'
import { isFound } from '../../src/frameworks/values/regex/found.ts'
import { compileRegex, findMatches } from '../../src/frameworks/values/regex/match.ts'

const PATTERNS = [
  '',
  'a',
  '^a',
  'a$',
  '^$',
  '^(?:ab|a)(c|bcd)(d*)$',
  'a*',
  '(a*)*b',
  '(a|b)*c',
  '(?i)B',
  '[^a-c]+$',
  '\\bb',
  '\\Bb\\B',
  'a{2,3}',
  '(?m)^b$',
  '(?s)a.b',
  'a.b',
  '(a+)+$',
  'é|😀',
  '.$',
]
const TEXTS = [
  '',
  'a',
  'b',
  'ab',
  'abcd',
  'aab',
  'aaab',
  'ccc',
  'a b',
  'a\nb',
  'xyz',
  'α',
  '😀',
  'a😀b',
  'B',
  'ba ab',
]

test.each(PATTERNS)('%s', (pattern) => {
  const program = compileRegex(pattern)
  if (program === undefined) throw new Error('not understood')
  for (const text of TEXTS) {
    expect([text, isFound(program, text)]).toEqual([text, (findMatches(program, text, 1)?.length ?? 0) > 0])
  }
})

test('takes linear time, or says that it takes too much', () => {
  const nested = compileRegex('(?:(?:a|aa|a*)*)*$b')
  const large = compileRegex('(?:a?){1000}b')
  if (nested === undefined || large === undefined) throw new Error('not understood')
  expect(isFound(nested, 'a'.repeat(10_000))).toBe(false)
  expect(isFound(large, 'a'.repeat(10_000))).toBe(undefined)
})
