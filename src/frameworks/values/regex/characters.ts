/** Sets of characters in regular expressions: `\d`, `[[:alpha:]]`, `[^a-f]`. */

/** Code points, both ends included. */
export type Ranges = readonly (readonly [first: number, last: number])[]

export interface Characters {
  readonly ranges: Ranges
  readonly negated: boolean
}

const DIGITS: Ranges = [[0x30, 0x39]]
const UPPER: Ranges = [[0x41, 0x5a]]
const LOWER: Ranges = [[0x61, 0x7a]]
const WORD: Ranges = [...DIGITS, ...UPPER, ...LOWER, [0x5f, 0x5f]]
const BLANKS: Ranges = [
  [0x09, 0x0a],
  [0x0c, 0x0d],
  [0x20, 0x20],
]
/** By the letter after a backslash. */
export const CLASSES: ReadonlyMap<string, Ranges> = new Map([
  ['d', DIGITS],
  ['w', WORD],
  ['s', BLANKS],
])
/** By the name in `[[:name:]]`. */
export const NAMED: ReadonlyMap<string, Ranges> = new Map([
  ['alnum', [...DIGITS, ...UPPER, ...LOWER]],
  ['alpha', [...UPPER, ...LOWER]],
  ['digit', DIGITS],
  ['lower', LOWER],
  ['upper', UPPER],
  ['space', [...BLANKS, [0x0b, 0x0b]]],
  ['word', WORD],
  ['xdigit', [...DIGITS, [0x41, 0x46], [0x61, 0x66]]],
])

/** The code point of ranges that hold exactly one. */
export function single(ranges: Ranges): number | undefined {
  const [range, ...more] = ranges
  return range !== undefined && more.length === 0 && range[0] === range[1] ? range[0] : undefined
}

/** Every other code point. */
export function inverse(ranges: Ranges): Ranges {
  const result: (readonly [number, number])[] = []
  let next = 0
  for (const [first, last] of ranges.toSorted(([a], [b]) => a - b)) {
    if (first > next) result.push([next, first - 1])
    next = Math.max(next, last + 1)
  }
  return [...result, [next, 0x10ffff]]
}

/** One character alone. */
export function only(char: string): Characters {
  const code = char.codePointAt(0) ?? 0
  return { ranges: [[code, code]], negated: false }
}

/** Whether a code point is one of the characters; with `anyCase`, in upper or lower case. */
export function matcherOf({ ranges, negated }: Characters, anyCase: boolean): (code: number) => boolean {
  const holds = (code: number) => ranges.some(([first, last]) => code >= first && code <= last)
  const inAnyCase = (code: number) => holds(code) || otherCases(code).some(holds)
  const test = anyCase ? inAnyCase : holds
  return negated ? (code) => !test(code) : test
}

function otherCases(code: number): readonly number[] {
  const char = String.fromCodePoint(code)
  return [char.toLowerCase(), char.toUpperCase()].flatMap((other) =>
    other.length === char.length ? [other.codePointAt(0) ?? code] : [],
  )
}
