/** What patterns, lengths and lists say of texts that only the deployment gives. */
import { describe, expect, test } from 'vitest'
import { anyOf, containing, limitedBy, ofLength } from '../../src/frameworks/values/limits.ts'

const RANGE = '^((25[0-5]|2[0-4]\\d|1\\d\\d|\\d{1,2})\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|\\d{1,2})'
const OPEN = '(?i)\\s*(?:[0-9a-f.:]*/\\s*0*[01]|2000::/3|::/2)\\s*'

describe('whether a text may be', () => {
  test.each([
    ['a range of 16 to 28 bits', [`${RANGE}(\\/(1[6-9]|2[0-8]))$`], OPEN, false],
    ['a range of any length', [`${RANGE}(\\/(\\d|[1-2]\\d|3[0-2]))$`], OPEN, true],
    ['a range of 1 bit', [`${RANGE}\\/[1-9]$`], OPEN, true],
    ['an address alone', [`${RANGE}$`], OPEN, false],
    ['of nine characters', [ofLength(9, 18)], OPEN, true],
    ['of one character', [ofLength(1, 1)], OPEN, false],
    ['of any length from two on', [ofLength(2, Number.POSITIVE_INFINITY)], '\\*', false],
    ['of any length from one on', [ofLength(1, 1_000)], '\\*', true],
    ['numbers of accounts', ['^(\\d{12})$|^((\\d{12}(,|, ))*\\d{12})$'], containing('\\*'), false],
    ['numbers of accounts, or none', ['(\\d{12}|\\*)'], containing('\\*'), true],
    ['letters in any case', ['(?i)[a-z]+'], 'ALL', true],
    ['some words', [anyOf(['10.0.0.0/8', 'a|b', '0.0.0.0/0'])], OPEN, true],
    ['other words', [anyOf(['10.0.0.0/8', 'a|b', '10.0.0.0/16'])], OPEN, false],
    ['one of these, and longer', [anyOf(['0.0.0.0/0', '10.0.0.0/16']), ofLength(10, 20)], OPEN, false],
    ['nothing that two patterns allow', ['a+', 'b+'], '[ab]*', false],
    ['what both allow', ['a+b*', 'a*b+'], '[ab]*', true],
    ['the start where it is not', ['a^b'], 'ab', false],
    ['the start where it is', ['^^a$$'], 'a', true],
    ['not understood', ['(?=x)y'], 'z', true],
    ['with a boundary, which is not looked into', ['a\\bb'], 'ab', true],
    ['empty', ['a*'], '', true],
  ])('%s', (_, patterns, asked, answer) => {
    const limits = limitedBy(patterns)
    expect([limits?.mayMatch(asked), limits?.mayMatch(asked)]).toEqual([answer, answer])
  })

  test('a piece of another', () => {
    const limits = limitedBy(['(\\d{12},)*\\d{12}'])?.ofPieces()
    expect(limits?.mayMatch('\\d+')).toBe(true)
    expect(limits?.mayMatch('\\*')).toBe(false)
    expect(limits?.ofPieces()).toBe(limits)
  })

  test('what takes too much work is not decided', () => {
    const hostile = limitedBy(['(a?){900}b', '(a|aa){400}c', '[ab]*a[ab]{500}'])
    expect(hostile?.mayMatch('[abc]*')).toBe(true)
  })

  test('no patterns are no limits', () => {
    expect(limitedBy([])).toBeUndefined()
  })
})
