/** Address ranges in CIDR notation, of both versions of IP. */

export interface AddressRange {
  readonly version: 4 | 6
  /** The first address. */
  readonly network: bigint
  /** Bits of the prefix. */
  readonly prefix: number
}

/** Bits of an address. */
export function widthOf({ version }: Pick<AddressRange, 'version'>): number {
  return version === 4 ? 32 : 128
}

/** How many addresses the range has. */
export function sizeOf(range: AddressRange): bigint {
  return 1n << BigInt(widthOf(range) - range.prefix)
}

/** Reads `10.0.0.0/8` or `fd00::/8`; bits after the prefix are taken for zero. Undefined where it is none. */
export function parseRange(text: string): AddressRange | undefined {
  const [, address = '', bits = ''] = /^([\da-fA-F.:]{2,45})\/(\d{1,3})$/.exec(text) ?? []
  const version = address.includes(':') ? 6 : 4
  const value = version === 6 ? parseSix(address) : parseFour(address)
  const prefix = Number(bits)
  const width = widthOf({ version })
  if (value === undefined || prefix > width) return undefined
  const host = BigInt(width - prefix)
  return { version, network: (value >> host) << host, prefix }
}

function parseFour(address: string): bigint | undefined {
  const parts = address.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined
  }
  return joinGroups(parts.map(Number), 8n)
}

function parseSix(address: string): bigint | undefined {
  const halves = address.split('::')
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')))
  if (head === undefined || halves.length > 2) return undefined
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [
    ...head,
    ...Array.from({ length: tail === undefined ? 0 : missing }, () => '0'),
    ...(tail ?? []),
  ]
  if (!groups.every((group) => /^[\da-fA-F]{1,4}$/.test(group))) return undefined
  return joinGroups(
    groups.map((group) => Number.parseInt(group, 16)),
    16n,
  )
}

function joinGroups(groups: readonly number[], bits: bigint): bigint {
  return groups.reduce((sum, group) => (sum << bits) | BigInt(group), 0n)
}

/** An address as it is usually written: of version 6 in lower case, with the longest run of zeros left out. */
export function formatAddress(version: 4 | 6, address: bigint): string {
  if (version === 4) return splitGroups(address, 4, 8n).join('.')
  const groups = splitGroups(address, 8, 16n).map((group) => group.toString(16))
  const { start, length } = longestZeros(groups)
  if (length < 2) return groups.join(':')
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`
}

function splitGroups(address: bigint, count: number, bits: bigint): readonly number[] {
  return Array.from({ length: count }, (_, index) =>
    Number((address >> (bits * BigInt(count - 1 - index))) & ((1n << bits) - 1n)),
  )
}

function longestZeros(groups: readonly string[]): { start: number; length: number } {
  let longest = { start: 0, length: 0 }
  let start = 0
  for (const [index, group] of groups.entries()) {
    if (group !== '0') start = index + 1
    else if (index + 1 - start > longest.length) longest = { start, length: index + 1 - start }
  }
  return longest
}
