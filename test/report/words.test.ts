import { expect, test } from 'vitest'
import { displayWidth, wrap } from '../../src/report/width.ts'
import { count, formatDuration, oneLine } from '../../src/report/words.ts'

test.each([
  [0, '0 ms'],
  [-3, '0 ms'],
  [40.4, '40 ms'],
  [95, '0.1 s'],
  [120, '0.1 s'],
  [1949, '1.9 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min 0 s'],
  [125_000, '2 min 5 s'],
])('%d milliseconds are %s', (milliseconds, words) => {
  expect(formatDuration(milliseconds)).toBe(words)
})

test('plurals', () => {
  expect(count(1, 'template')).toBe('1 template')
  expect(count(0, 'template')).toBe('0 templates')
  expect(count(2, 'policy', 'policies')).toBe('2 policies')
})

test('wide characters take two columns, combining marks none', () => {
  expect(displayWidth('abc')).toBe(3)
  expect(displayWidth('日本')).toBe(4)
  expect(displayWidth('e\u0301')).toBe(1)
  expect(displayWidth('🚀')).toBe(2)
})

test('wrapping breaks between words and counts columns', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrap('日本 日本 日本', 9)).toEqual(['日本 日本', '日本'])
  expect(wrap('a https://example.com/very/long b', 10)).toEqual(['a', 'https://example.com/very/long', 'b'])
  expect(wrap('', 10)).toEqual([''])
  expect(wrap(['in one', 'piece'], 4)).toEqual(['in one', 'piece'])
})

test('long text is cut, and not inside a surrogate pair', () => {
  expect(oneLine('a\nb')).toBe('a\\nb')
  expect(oneLine('abcdef', 3)).toBe('abc…')
  expect(oneLine('ab🚀', 3)).toBe('ab…')
})
