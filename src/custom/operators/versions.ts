/** `version`, `date`. */
import { mapAttr } from '../../core/attr.ts'
import { test } from '../../core/claim.ts'
import { DATE } from '../../core/date.ts'
import type { Literal, Plain } from '../syntax.ts'
import { COMPARISONS, type Comparison, type MakeClaim, type Operator, TEXT, textOf } from './operator.ts'

const LONGEST = 200

/** The numbers of a version: `1.27`, `v1.27.3`, `TLS1_2`, `postgres13.4`; undefined without a number. */
export function versionOf(text: string): readonly number[] | undefined {
  const [, numbers] = /(?<!\d)(\d{1,9}(?:[._]\d{1,9}){0,9})/.exec(text.slice(0, LONGEST)) ?? []
  return numbers?.split(/[._]/).map(Number)
}

/** Negative where the first is older; what one does not say is zero. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** `2027-01-31`, of a date or a time of a day in UTC; undefined for what is none. */
export function dateOf(text: string): string | undefined {
  const day = text.slice(0, 10)
  const rest = text.slice(10)
  return DATE.test(day) && (rest === '' || /^[T ]\d{2}/.test(rest)) ? day : undefined
}

/** Compares the first version number in a text. */
export const version: Operator = {
  takes: TEXT,
  argument: 'versions',
  describes: 'the version compares so: `version: { atLeast: "1.28", below: "2" }`',
  compile: (given) => ordered(given, versionOf, compareVersions, 'a version'),
}

/** Compares days. */
export const date: Operator = {
  takes: TEXT,
  argument: 'dates',
  describes: 'the date compares so: `date: { below: 2028-01-01 }`',
  compile: (given) => ordered(given, dateOf, (a, b) => (a < b ? -1 : a > b ? 1 : 0), 'a date (YYYY-MM-DD)'),
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
