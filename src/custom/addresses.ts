/** Address ranges in values: `10.0.0.0/8`, `fd00::/8`, a single address, and the words for anyone. */
import { type AddressRange, parseRange } from '../frameworks/cidr.ts'

/** Azure's words for every address. */
const ANYONE: ReadonlySet<string> = new Set(['*', 'any', 'internet'])

const EVERY_ADDRESS = [parseRange('0.0.0.0/0'), parseRange('::/0')].filter((each) => each !== undefined)

/** The ranges that a text stands for; undefined where it is no address. */
export function rangesOf(text: string): readonly AddressRange[] | undefined {
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
