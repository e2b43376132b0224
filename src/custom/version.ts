/** Versions and dates in values, as own policies compare them. */
import { DATE } from '../core/date.ts'

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
