/** Address ranges, as rules and firewalls write them: which of them are the internet, and which cannot be read. */

import { isKnownAs, unknownBecause, whereItMayMatch, whereKnown } from '../../core/attr.ts'
import { type Attr, type Claim, test } from '../../core/claim.ts'
import { those } from '../../core/repair.ts'
import { withoutOwnAddresses } from '../define/deploy-time.ts'

/** All of IPv6 that is in public use, in one range or in a quarter of all (RFC 4291, section 2.4). */
const PUBLIC_IPV6: readonly string[] = ['2000::/3', '::/2']

/** All or half of the addresses. A range of no bits is every address, whatever is written before the slash. */
const WIDE = /^([0-9a-f.:]*)\/\s*0*([01])$/

/**
 * Whether an address range stands for the internet: all of IPv4 or IPv6, a half of either (two halves make a
 * whole), or all of IPv6 that is in public use.
 */
export function isWorld(cidr: string): boolean {
  const range = cidr.trim().toLowerCase()
  return WIDE.test(range) || PUBLIC_IPV6.includes(range)
}

/** Who is meant by a range that `isWorld`, for a label: `any IPv4 address`, `half of the IPv6 internet`. */
export function whoseAddresses(cidr: string): string {
  const range = cidr.trim().toLowerCase()
  if (PUBLIC_IPV6.includes(range)) return 'any public IPv6 address'
  const [, network = '', bits] = WIDE.exec(range) ?? []
  const family = network.includes(':') ? 'IPv6 ' : network.includes('.') ? 'IPv4 ' : ''
  return bits === '1' ? `half of the ${family}internet` : `any ${family}address`
}

const WORLD_RANGES = '[0-9a-f.:]*/\\s*0*[01]|2000::/3|::/2'
/** Matches what `isWorld`, and in ASCII nothing else. */
const WORLD = ofWorld()

/** The pattern, of RE2, of ranges that are the internet, and of words that stand for it. */
export function ofWorld(words: readonly string[] = []): string {
  const escaped = words.map((word) => word.replace(/\W/g, '\\$&'))
  return `(?i)\\s*(?:${[...escaped, WORLD_RANGES].join('|')})\\s*`
}

/**
 * Whether the range is the internet; `can` says what its addresses do, for the label. A parameter that can be no such
 * range is not.
 */
export function isOpenToWorld(range: Attr<string>, can: string = 'can connect'): Claim {
  return test(whereItMayMatch(range, WORLD), isWorld, (cidr) => `${whoseAddresses(cidr)} ${can}`)
}

/** An IPv4 or IPv6 address, or a range of them. */
const ADDRESSES = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*)(?:\/\d{1,3})?$/i
/** The length of a prefix alone says that a range is not the internet: `x.x.x.x/32`. */
const NARROW = /\/(?:[2-9]|\d{2,3})$/

/**
 * The range, absent where it is one of the template's own. One that cannot be read is unknown: it is not deployed, or
 * it means what is not known here, and is never taken for harmless.
 */
export function addressRange(cidr: Attr<string>): Attr<string> {
  return readable(withoutOwnAddresses(cidr), 'an address range')
}

/** The same where words for ranges are written too, such as the service tags of Azure. */
export function addressRangeOrTag(source: Attr<string>): Attr<string> {
  return readable(withoutOwnAddresses(source), 'an address range or a service tag', /^(?:\*|[a-z][\w.]*|)$/i)
}

/** The same for a text of several ranges with commas between them, which may be empty. */
export function addressRanges(ranges: Attr<string>): Attr<string> {
  return readable(withoutOwnAddresses(ranges), 'a list of address ranges', undefined, ',')
}

function readable(range: Attr<string>, expected: string, words?: RegExp, separator?: string): Attr<string> {
  return whereKnown(range, (single) => {
    const parts = separator === undefined ? [single.value] : single.value.split(separator)
    const isReadable = parts.every((part) => isAddresses(part.trim()) || words?.test(part.trim()) === true)
    const isEmpty = separator !== undefined && single.value.trim() === ''
    return isReadable || isEmpty ? single : unknownBecause({ kind: 'type', expected }, single.at)
  })
}

function isAddresses(text: string): boolean {
  return isWorld(text) || ADDRESSES.test(text) || NARROW.test(text)
}

interface Sources {
  readonly cidrs: readonly Attr<string>[]
  readonly otherSources?: readonly Attr<string>[]
}

/** The repair of rules that let the internet in by address ranges. */
export const CLOSE_TO_INTERNET = {
  remove: ({ cidrs, otherSources = [] }: Sources) => ({
    ...those(cidrs, (range) => isOpenToWorld(range)),
    // `self = false` is not a source.
    all: [...cidrs, ...otherSources.filter((each) => !isKnownAs(each, 'false'))],
  }),
  unsafe: 'Clients outside of the other address ranges can no longer connect.',
}
