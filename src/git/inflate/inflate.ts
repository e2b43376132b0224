/**
 * Inflates what git stores of a small object: to load Node's zlib, with the streams that it is made of, takes three
 * milliseconds, as long as to judge a template; to inflate a template here takes less than one. RFC 1950 and RFC 1951:
 * https://www.rfc-editor.org/rfc/rfc1951
 */
import { type Codes, codesOf, fixedCodes, LONGEST_CODE, SHORT } from './codes.ts'

const END_OF_BLOCK = 256
const SHORT_MASK = (1 << SHORT) - 1
/** Entries of short codes from here on are no literals. */
const FIRST_OTHER = END_OF_BLOCK << 4
/** The order in which the lengths of the codes for lengths are stored. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
]
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]

/**
 * @param most bytes that may come out
 * @throws RangeError for what is damaged, or larger
 */
export function inflate(stored: Uint8Array, most: number): Buffer {
  return new Inflation(stored, most).all()
}

class Inflation {
  readonly #stored: Uint8Array
  readonly #most: number
  #at = 2
  #bits = 0
  #bitCount = 0
  #out: Buffer
  #length = 0

  constructor(stored: Uint8Array, most: number) {
    const [method = 0, flags = 0] = stored
    const isPlain = (method & 15) === 8 && ((method << 8) | flags) % 31 === 0 && (flags & 32) === 0
    if (!isPlain) throw new RangeError('not a zlib stream')
    this.#stored = stored
    this.#most = most
    this.#out = Buffer.allocUnsafe(Math.min(most, stored.length * 4))
  }

  all(): Buffer {
    for (let isLast = 0; isLast === 0; ) {
      isLast = this.#take(1)
      const kind = this.#take(2)
      if (kind === 0) this.#copyBlock()
      else if (kind === 1) this.#readBlock(fixedCodes())
      else if (kind === 2) this.#readBlock(this.#readCodes())
      else throw new RangeError('a block of no known kind')
    }
    const content = this.#out.subarray(0, this.#length)
    this.#expectSum(content)
    return content
  }

  #byte(): number {
    const byte = this.#stored[this.#at++]
    if (byte === undefined) throw new RangeError('it ends too early')
    return byte
  }

  /** Has as many bits ready, at most 24; after the end there are zeros. */
  #fill(count: number): void {
    while (this.#bitCount < count) {
      this.#bits |= (this.#stored[this.#at++] ?? 0) << this.#bitCount
      this.#bitCount += 8
    }
  }

  #take(count: number): number {
    this.#fill(count)
    const value = this.#bits & ((1 << count) - 1)
    this.#bits >>>= count
    this.#bitCount -= count
    if (this.#at - (this.#bitCount >> 3) > this.#stored.length) throw new RangeError('it ends too early')
    return value
  }

  #symbol(codes: Codes): number {
    this.#fill(LONGEST_CODE)
    const found = codes.short[this.#bits & SHORT_MASK] ?? 0
    if (found === 0) return this.#longSymbol(codes)
    this.#take(found & 15)
    return found >> 4
  }

  /** Bit by bit. */
  #longSymbol({ counts, symbols }: Codes): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code |= this.#take(1)
      const count = counts[length] ?? 0
      if (code - first < count) return symbols[index + code - first] ?? 0
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw new RangeError('a code of no symbol')
  }

  #reserve(count: number): void {
    const needed = this.#length + count
    if (needed > this.#most) throw new RangeError('too large')
    if (needed <= this.#out.length) return
    const larger = Buffer.allocUnsafe(Math.min(this.#most, Math.max(needed, this.#out.length * 2)))
    this.#out.copy(larger, 0, 0, this.#length)
    this.#out = larger
  }

  #copyBlock(): void {
    // Whole bytes that were read ahead are not part of the bits.
    this.#at -= this.#bitCount >> 3
    this.#bits = 0
    this.#bitCount = 0
    const length = this.#byte() | (this.#byte() << 8)
    const inverse = this.#byte() | (this.#byte() << 8)
    const end = this.#at + length
    if (inverse !== (length ^ 0xffff) || end > this.#stored.length) throw new RangeError('a damaged block')
    this.#reserve(length)
    this.#out.set(this.#stored.subarray(this.#at, end), this.#length)
    this.#length += length
    this.#at = end
  }

  #readBlock({ literals, distances }: { readonly literals: Codes; readonly distances: Codes }): void {
    for (;;) {
      this.#copyLiterals(literals)
      const symbol = this.#symbol(literals)
      if (symbol === END_OF_BLOCK) return
      if (symbol > END_OF_BLOCK) this.#repeat(symbol - END_OF_BLOCK - 1, distances)
      else {
        this.#reserve(1)
        this.#out[this.#length++] = symbol
      }
    }
  }

  /** Those with short codes, which most of what is stored is, in variables: fields take most of the time. */
  #copyLiterals({ short }: Codes): void {
    const stored = this.#stored
    const out = this.#out
    let at = this.#at
    let bits = this.#bits
    let bitCount = this.#bitCount
    let length = this.#length
    while (length < out.length && at < stored.length) {
      if (bitCount < SHORT) {
        bits |= (stored[at++] ?? 0) << bitCount
        bitCount += 8
        if (bitCount < SHORT) continue
      }
      const found = short[bits & SHORT_MASK] ?? 0
      if (found === 0 || found >= FIRST_OTHER) break
      out[length++] = found >> 4
      bits >>>= found & 15
      bitCount -= found & 15
    }
    this.#at = at
    this.#bits = bits
    this.#bitCount = bitCount
    this.#length = length
  }

  #repeat(lengthCode: number, distances: Codes): void {
    const length = this.#extended(lengthCode, LENGTHS, LENGTH_BITS)
    const distance = this.#extended(this.#symbol(distances), DISTANCES, DISTANCE_BITS)
    if (distance > this.#length) throw new RangeError('a copy from before the start')
    this.#reserve(length)
    const end = this.#length + length
    for (let at = this.#length; at < end; at++) this.#out[at] = this.#out[at - distance] ?? 0
    this.#length = end
  }

  #extended(code: number, bases: readonly number[], bits: readonly number[]): number {
    const base = bases[code]
    if (base === undefined) throw new RangeError('a code of no length')
    return base + this.#take(bits[code] ?? 0)
  }

  #readCodes(): { literals: Codes; distances: Codes } {
    const literals = this.#take(5) + 257
    const distances = this.#take(5) + 1
    const ofLengths = new Uint8Array(ORDER.length)
    for (let left = this.#take(4) + 4, i = 0; i < left; i++) ofLengths[ORDER[i] ?? 0] = this.#take(3)
    const lengths = this.#readLengths(codesOf(ofLengths), literals + distances)
    return {
      literals: codesOf(lengths.subarray(0, literals)),
      distances: codesOf(lengths.subarray(literals)),
    }
  }

  #readLengths(codes: Codes, count: number): Uint8Array {
    const lengths = new Uint8Array(count)
    for (let at = 0; at < count; ) {
      const symbol = this.#symbol(codes)
      if (symbol < 16) {
        lengths[at++] = symbol
        continue
      }
      const before = symbol === 16 ? lengths[at - 1] : 0
      const times = symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7)
      if (before === undefined || at + times > count) throw new RangeError('lengths that do not fit')
      lengths.fill(before, at, at + times)
      at += times
    }
    return lengths
  }

  /** Adler-32, and that nothing follows. */
  #expectSum(content: Uint8Array): void {
    this.#at -= this.#bitCount >> 3
    let low = 1
    let high = 0
    for (let at = 0; at < content.length; ) {
      // So many sums stay small integers.
      const end = Math.min(content.length, at + 2048)
      for (; at < end; at++) {
        low += content[at] ?? 0
        high += low
      }
      low %= 65521
      high %= 65521
    }
    const sum = [high >> 8, high & 255, low >> 8, low & 255]
    if (sum.some((byte) => byte !== this.#byte()) || this.#at !== this.#stored.length)
      throw new RangeError('a wrong checksum')
  }
}
