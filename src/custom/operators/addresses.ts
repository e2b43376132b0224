/** `within`, `overlaps`: address ranges in values: `10.0.0.0/8`, `fd00::/8`, a single address, and the words for anyone. */
import { mapAttr } from '../../core/attr.ts'
import { test } from '../../core/claim.ts'
import { type AddressRange, parseRange } from '../../frameworks/cidr.ts'
import type { Plain } from '../syntax.ts'
import { type Operator, TEXT, textOf } from './operator.ts'

/** Azure's words for every address. */
const ANYONE: ReadonlySet<string> = new Set(['*', 'any', 'internet'])

const EVERY_ADDRESS = [parseRange('0.0.0.0/0'), parseRange('::/0')].filter((each) => each !== undefined)

/** The ranges that a text stands for; undefined where it is no address. */
function rangesOf(text: string): readonly AddressRange[] | undefined {
  const trimmed = text.trim()
  if (ANYONE.has(trimmed.toLowerCase())) return EVERY_ADDRESS
  const range = parseRange(trimmed.includes('/') ? trimmed : `${trimmed}/${trimmed.includes(':') ? 128 : 32}`)
  return range && [range]
}

/** Whether every address of the first ranges is in one of the others. */
export function isWithin(own: readonly AddressRange[], outer: readonly AddressRange[]): boolean {
  return own.every((each) => outer.some((other) => contains(other, each)))
}

/** Whether an address is in both. */
export function overlaps(own: readonly AddressRange[], others: readonly AddressRange[]): boolean {
  return own.some((a) => others.some((b) => contains(a, b) || contains(b, a)))
}

function contains(outer: AddressRange, inner: AddressRange): boolean {
  if (outer.version !== inner.version || outer.prefix > inner.prefix) return false
  const host = BigInt((outer.version === 4 ? 32 : 128) - outer.prefix)
  return outer.network >> host === inner.network >> host
}

/** Compares an address range with those of the policy. */
export function addresses(describes: string, holds: typeof isWithin): Operator {
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
