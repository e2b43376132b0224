/** Every operator on a single value: what it takes, what its argument is, and what it claims. */
import { mapAttr } from '../core/attr.ts'
import { type Attr, type Claim, not, test } from '../core/claim.ts'
import type { AddressRange } from '../frameworks/cidr.ts'
import { compileRegex, findMatches } from '../frameworks/values/regex/match.ts'
import { isWithin, overlaps, rangesOf } from './addresses.ts'
import { type PartTest, whereMisfits } from './partly-known.ts'
import type { Kind, Plain } from './syntax.ts'
import { compareVersions, dateOf, versionOf } from './version.ts'

/** What stands beside an operator in a policy. */
export type Argument =
  | 'scalar'
  | 'scalars'
  | 'number'
  | 'text'
  | 'texts'
  | 'pattern'
  | 'ranges'
  | 'versions'
  | 'dates'

/** A scalar of a policy: what it is, and how it is written there. */
export interface Literal {
  readonly value: string | number | boolean
  readonly text: string
}

export interface Options {
  readonly ignoreCase: boolean
}

export type MakeClaim = (attr: Attr<Plain>, note: (value: Plain) => string) => Claim

export interface Operator {
  readonly takes: readonly Kind[]
  readonly argument: Argument
  /** For docs and schema. */
  readonly describes: string
  /**
   * @param given as `argument` says; of `versions` and `dates` the word before each: `below`, `atLeast`
   * @returns a sentence where an argument means nothing
   */
  readonly compile: (given: readonly Literal[], options: Options) => MakeClaim | string
}

const ANY: readonly Kind[] = ['boolean', 'number', 'text']
const TEXT: readonly Kind[] = ['text']
const NUMBER: readonly Kind[] = ['number', 'text']

/** Compares numbers by name, for `above: 3`, `count: { above: 3 }`, `version: { above: '1.2' }`. */
export const COMPARISONS = {
  above: (order: number) => order > 0,
  atLeast: (order: number) => order >= 0,
  below: (order: number) => order < 0,
  atMost: (order: number) => order <= 0,
} as const

export type Comparison = keyof typeof COMPARISONS

export const OPERATORS = {
  is: {
    takes: ANY,
    argument: 'scalar',
    describes: 'equals the value',
    compile: (given, options) => equality(given, options),
  },
  isNot: {
    takes: ANY,
    argument: 'scalar',
    describes: 'does not equal the value; also holds where nothing is written',
    compile: (given, options) => negated(equality(given, options)),
  },
  oneOf: {
    takes: ANY,
    argument: 'scalars',
    describes: 'equals one of the values',
    compile: (given, options) => equality(given, options),
  },
  noneOf: {
    takes: ANY,
    argument: 'scalars',
    describes: 'equals none of the values; also holds where nothing is written',
    compile: (given, options) => negated(equality(given, options)),
  },
  above: comparison('above', 'is greater than the number'),
  atLeast: comparison('atLeast', 'is the number, or greater'),
  below: comparison('below', 'is less than the number'),
  atMost: comparison('atMost', 'is the number, or less'),
  matches: {
    takes: TEXT,
    argument: 'pattern',
    describes: 'the regular expression (RE2 syntax) is found in the text; `^` and `$` anchor it',
    compile: matching,
  },
  startsWith: textual('begins with the text, or one of several', {
    whole: (text, part) => text.startsWith(part),
    known: ({ first, isWhole }, part) =>
      first.startsWith(part) ? 'true' : !isWhole && part.startsWith(first) ? 'unknown' : 'false',
  }),
  endsWith: textual('ends with the text, or one of several', {
    whole: (text, part) => text.endsWith(part),
    known: ({ last, isWhole }, part) =>
      last.endsWith(part) ? 'true' : !isWhole && part.endsWith(last) ? 'unknown' : 'false',
  }),
  within: addresses('every address of the range is in one of these ranges', isWithin),
  overlaps: addresses('an address of the range is in one of these ranges', overlaps),
  version: {
    takes: TEXT,
    argument: 'versions',
    describes: 'the version compares so: `version: { atLeast: "1.28", below: "2" }`',
    compile: (given) => ordered(given, versionOf, compareVersions, 'a version'),
  },
  date: {
    takes: TEXT,
    argument: 'dates',
    describes: 'the date compares so: `date: { below: 2028-01-01 }`',
    compile: (given) => ordered(given, dateOf, (a, b) => (a < b ? -1 : a > b ? 1 : 0), 'a date (YYYY-MM-DD)'),
  },
} as const satisfies Readonly<Record<string, Operator>>

export type OperatorName = keyof typeof OPERATORS

/** The text of a value; undefined for a list or a mapping. */
export function textOf(value: Plain): string | undefined {
  return typeof value === 'symbol' ? undefined : String(value)
}

function equality(given: readonly Literal[], { ignoreCase }: Options): MakeClaim {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text)
  const equals = (value: Plain) =>
    given.some((literal) => {
      if (typeof value === 'symbol') return false
      if (typeof literal.value === 'boolean') return String(value).toLowerCase() === String(literal.value)
      if (typeof literal.value === 'number') return numberOf(value) === literal.value
      return fold(String(value)) === fold(literal.text)
    })
  const part: PartTest = (known, text) => (known.fits(text) ? 'unknown' : 'false')
  const texts = given.map(({ text }) => fold(text))
  return (attr, note) => test(whereMisfits(attr, part, texts, fold), (value) => equals(value), note)
}

function negated(inner: MakeClaim): MakeClaim {
  return (attr, note) => not(inner(attr, note))
}

function numberOf(value: Plain): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const parsed = Number(value)
  return Number.isFinite(parsed) ? parsed : undefined
}

function comparison(name: Comparison, describes: string): Operator {
  return {
    takes: NUMBER,
    argument: 'number',
    describes,
    compile: ([literal]) => {
      const bound = literal && numberOf(literal.value)
      if (bound === undefined) return 'expected a number'
      return (attr, note) =>
        test(
          mapAttr(attr, numberOf, 'a number'),
          (value) => COMPARISONS[name](value - bound),
          (value) => note(value),
        )
    },
  }
}

function textual(
  describes: string,
  { whole, known }: { whole: (text: string, part: string) => boolean; known: PartTest },
): Operator {
  return {
    takes: TEXT,
    argument: 'texts',
    describes,
    compile: (given, { ignoreCase }) => {
      const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text)
      const parts = given.map(({ text }) => fold(text))
      return (attr, note) =>
        test(
          whereMisfits(attr, known, parts, fold),
          (value) =>
            parts.some((part) => whole(fold(textOf(value) ?? ''), part) && typeof value !== 'symbol'),
          note,
        )
    },
  }
}

/** Longer texts are no names: they are not matched, and stay undecided. */
const LONGEST_MATCHED = 10_000

function matching([literal]: readonly Literal[], { ignoreCase }: Options): MakeClaim | string {
  const pattern = literal?.text ?? ''
  const program = compileRegex(ignoreCase ? `(?i:${pattern})` : pattern)
  if (program === undefined) {
    return 'not a linear regular expression (RE2 syntax: no look-around, no back references, repeats up to 1000)'
  }
  return (attr, note) => {
    const found = mapAttr<Plain, { readonly value: Plain; readonly isFound: boolean }>(
      attr,
      (value) => {
        const text = textOf(value)
        if (text === undefined) return { value, isFound: false }
        const matches = text.length > LONGEST_MATCHED ? undefined : findMatches(program, text, 1)
        return matches && { value, isFound: matches.length > 0 }
      },
      'a text short enough to match',
    )
    return test(
      found,
      ({ isFound }) => isFound,
      ({ value }) => note(value),
    )
  }
}

function addresses(describes: string, holds: typeof isWithin): Operator {
  return {
    takes: TEXT,
    argument: 'ranges',
    describes,
    compile: (given) => {
      const others = given.map(({ text }) => rangesOf(text))
      if (others.some((each) => each === undefined)) return 'expected address ranges (10.0.0.0/8, fd00::/8)'
      const ranges = others.flatMap((each) => each ?? [])
      return (attr, note) => {
        const own = mapAttr<Plain, { readonly value: Plain; readonly read: readonly AddressRange[] }>(
          attr,
          (value) => {
            const read = rangesOf(textOf(value) ?? '')
            return read && { value, read }
          },
          'an address range',
        )
        return test(
          own,
          ({ read }) => holds(read, ranges),
          ({ value }) => note(value),
        )
      }
    },
  }
}

/** @param given in pairs: the comparison, and what is compared with */
function ordered<T>(
  given: readonly Literal[],
  read: (text: string) => T | undefined,
  compare: (a: T, b: T) => number,
  expected: string,
): MakeClaim | string {
  const tests: { readonly holds: (order: number) => boolean; readonly bound: T }[] = []
  for (let i = 0; i + 1 < given.length; i += 2) {
    const bound = read(given[i + 1]?.text ?? '')
    if (bound === undefined) return `expected ${expected}, got '${given[i + 1]?.text}'`
    tests.push({ holds: COMPARISONS[given[i]?.text as Comparison], bound })
  }
  return (attr, note) => {
    const own = mapAttr<Plain, { readonly value: Plain; readonly parsed: T }>(
      attr,
      (value) => {
        const parsed = read(textOf(value) ?? '')
        return parsed === undefined ? undefined : { value, parsed }
      },
      expected,
    )
    return test(
      own,
      ({ parsed }) => tests.every(({ holds, bound }) => holds(compare(parsed, bound))),
      ({ value }) => note(value),
    )
  }
}
