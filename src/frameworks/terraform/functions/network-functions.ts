/**
 * Functions on address ranges.
 * https://developer.hashicorp.com/terraform/language/functions/cidrsubnet
 */

import type { Value } from '../../../core/value.ts'
import { type AddressRange, formatAddress, parseRange, sizeOf, widthOf } from '../../cidr.ts'
import { computed, list, textOf } from '../../values/make.ts'
import { toNumber } from '../operators.ts'
import { STRING } from '../types/type.ts'
import { type CallSite, fails, type Rules } from './rule.ts'

type Args = readonly Value[]

/** As many ranges as anybody cuts one into. */
const MOST_RANGES = 1_000

function rangeOf(value: Value | undefined): AddressRange | undefined {
  const text = value && textOf(value)
  return text === undefined ? undefined : parseRange(text)
}

/** Fails for a text that has not even the form of a range. */
function refuseRange([value]: Args, site: CallSite): Value | undefined {
  const text = value && textOf(value)
  return text !== undefined && !/^[\da-f.:]+\/\d+$/i.test(text) ? fails(site) : undefined
}

function wholeNumber(value: Value | undefined): number | undefined {
  const number = value && toNumber(value)
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined
}

function format({ version, network, prefix }: AddressRange): string {
  return `${formatAddress(version, network)}/${prefix}`
}

/** The range of `newBits` more bits with that number. */
function subnet(range: AddressRange, newBits: number, number: number): string | undefined {
  const prefix = range.prefix + newBits
  if (newBits < 0 || prefix > widthOf(range) || number < 0 || BigInt(number) >= 1n << BigInt(newBits))
    return undefined
  const size = sizeOf({ ...range, prefix })
  return format({ ...range, network: range.network + BigInt(number) * size, prefix })
}

function cidrsubnet(args: Args, site: CallSite): Value | undefined {
  const { at } = site
  const [range, newBits, number] = [rangeOf(args[0]), wholeNumber(args[1]), wholeNumber(args[2])]
  if (range === undefined || newBits === undefined || number === undefined) return refuseRange(args, site)
  const result = subnet(range, newBits, number)
  return result === undefined ? fails(site) : computed(result, args, at)
}

/** One range after the other, each of its own size, and each at a multiple of it. */
function cidrsubnets(args: Args, site: CallSite): Value | undefined {
  const { at } = site
  const range = rangeOf(args[0])
  if (range === undefined) return refuseRange(args, site)
  if (args.length > MOST_RANGES) return undefined
  // Terraform divides no range without a prefix.
  if (range.prefix === 0) return fails(site)
  const results: Value[] = []
  let next = range.network
  for (const each of args.slice(1)) {
    const newBits = wholeNumber(each)
    const prefix = range.prefix + (newBits ?? -1)
    if (newBits === undefined || newBits < 1 || prefix > widthOf(range)) return fails(site)
    const size = sizeOf({ ...range, prefix })
    const network = ((next + size - 1n) / size) * size
    next = network + size
    if (next > range.network + sizeOf(range)) return fails(site)
    results.push(computed(format({ ...range, network, prefix }), args, at))
  }
  return { ...list(results, at), uniform: STRING }
}

/** The address of that number; a negative one counts from the end. */
function cidrhost(args: Args, site: CallSite): Value | undefined {
  const { at } = site
  const [range, number] = [rangeOf(args[0]), wholeNumber(args[1])]
  if (range === undefined || number === undefined) return refuseRange(args, site)
  const size = sizeOf(range)
  const offset = number < 0 ? size + BigInt(number) : BigInt(number)
  if (offset < 0n || offset >= size) return fails(site)
  return computed(formatAddress(range.version, range.network + offset), args, at)
}

/** For version 4 alone, as Terraform has it. */
function cidrnetmask(args: Args, site: CallSite): Value | undefined {
  const { at } = site
  const range = rangeOf(args[0])
  if (range?.version !== 4) return range === undefined ? refuseRange(args, site) : fails(site)
  const mask = ((1n << BigInt(range.prefix)) - 1n) << BigInt(32 - range.prefix)
  return computed(formatAddress(4, mask), args, at)
}

export const NETWORK_FUNCTIONS: Rules = [
  ['cidrsubnet', { run: cidrsubnet }],
  ['cidrsubnets', { run: cidrsubnets }],
  ['cidrhost', { run: cidrhost }],
  ['cidrnetmask', { run: cidrnetmask }],
]
