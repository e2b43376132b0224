/**
 * Functions on address ranges. See
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-cidr
 */

import type { Value } from '../../../core/value.ts'
import { type AddressRange, formatAddress, parseRange, sizeOf, widthOf } from '../../cidr.ts'
import type { CallSite } from '../../values/builtin.ts'
import { caselessMapping } from '../../values/make.ts'
import { computed, integerOf, type Rules, stringOf } from './rule.ts'

type Args = readonly Value[]

function rangeOf(value: Value | undefined): AddressRange | undefined {
  const text = stringOf(value)
  return text === undefined ? undefined : parseRange(text)
}

function parseCidr(args: Args, site: CallSite): Value | undefined {
  const range = rangeOf(args[0])
  if (range === undefined) return undefined
  const { version, network, prefix } = range
  const usable = usableOf(range)
  if (usable === undefined) return undefined
  const mask = ((1n << BigInt(prefix)) - 1n) << BigInt(widthOf(range) - prefix)
  const text = (address: bigint) => computed(formatAddress(version, address), args, site)
  const entries: readonly (readonly [string, Value])[] = [
    ['network', text(network)],
    ['netmask', text(mask)],
    ...(version === 4 ? ([['broadcast', text(network + sizeOf(range) - 1n)]] as const) : []),
    ['firstUsable', text(usable.first)],
    ['lastUsable', text(usable.last)],
    ['cidr', computed(prefix, args, site)],
  ]
  return caselessMapping(new Map(entries), site.at)
}

/** The first and last address for hosts. Version 4 keeps two for itself; what a range without hosts has is not documented. */
function usableOf(range: AddressRange): { first: bigint; last: bigint } | undefined {
  const first = range.network
  const last = first + sizeOf(range) - 1n
  if (range.version === 6) return { first, last }
  return range.prefix > 30 ? undefined : { first: first + 1n, last: last - 1n }
}

function cidrSubnet(args: Args, site: CallSite): Value | undefined {
  const range = rangeOf(args[0])
  const prefix = integerOf(args[1])
  const index = integerOf(args[2])
  if (range === undefined || prefix === undefined || index === undefined || index < 0) return undefined
  if (prefix < range.prefix || prefix > widthOf(range)) return undefined
  const size = sizeOf({ ...range, prefix })
  const offset = BigInt(index) * size
  if (offset >= sizeOf(range)) return undefined
  return computed(`${formatAddress(range.version, range.network + offset)}/${prefix}`, args, site)
}

/** Hosts are counted from the address after the network's, in version 6 too. */
function cidrHost(args: Args, site: CallSite): Value | undefined {
  const range = rangeOf(args[0])
  const index = integerOf(args[1])
  const usable = range && usableOf(range)
  if (range === undefined || usable === undefined || index === undefined || index < 0) return undefined
  const host = range.network + 1n + BigInt(index)
  return host > usable.last ? undefined : computed(formatAddress(range.version, host), args, site)
}

export const CIDR_FUNCTIONS: Rules = [
  ['parseCidr', { run: parseCidr, takes: [1, 1] }],
  ['cidrSubnet', { run: cidrSubnet, takes: [3, 3] }],
  ['cidrHost', { run: cidrHost, takes: [2, 2] }],
]
