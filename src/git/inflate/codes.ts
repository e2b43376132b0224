/** Huffman codes of DEFLATE. https://www.rfc-editor.org/rfc/rfc1951#section-3.2 */

/** A code of symbols, canonical: by their lengths. */
export interface Codes {
  /** By the next bits of the stream, for short ones: the symbol and, in its last four bits, the length; 0 for others. */
  readonly short: Uint16Array
  /** How often each length occurs. */
  readonly counts: Uint16Array
  /** The symbols in the order of their codes. */
  readonly symbols: Uint16Array
}

/** In bits: up to here a code is looked up, as all but the rare ones are. */
export const SHORT = 9

/** In bits. */
export const LONGEST_CODE = 15

/**
 * @param lengths in bits, of the code of each symbol; 0 for a symbol without one
 * @throws RangeError where there are more codes than lengths allow
 */
export function codesOf(lengths: Uint8Array): Codes {
  const counts = new Uint16Array(LONGEST_CODE + 1)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  const starts = new Uint16Array(LONGEST_CODE + 2)
  counts[0] = 0
  let left = 1
  for (let length = 1; length <= LONGEST_CODE; length++) {
    left = left * 2 - (counts[length] ?? 0)
    if (left < 0) throw new RangeError('more codes than fit')
    starts[length + 1] = (starts[length] ?? 0) + (counts[length] ?? 0)
  }
  const symbols = new Uint16Array(lengths.length)
  const short = new Uint16Array(1 << SHORT)
  // The code of the first symbol of each length, less its place among all.
  const bases = new Int32Array(LONGEST_CODE + 1)
  for (let length = 1, code = 0; length <= LONGEST_CODE; length++) {
    code = (code + (length === 1 ? 0 : (counts[length - 1] ?? 0))) << 1
    bases[length] = code - (starts[length] ?? 0)
  }
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0
    if (length === 0) continue
    const at = starts[length] ?? 0
    symbols[at] = symbol
    starts[length] = at + 1
    if (length > SHORT) continue
    const entry = (symbol << 4) | length
    for (let bits = reversed(at + (bases[length] ?? 0), length); bits < 1 << SHORT; bits += 1 << length)
      short[bits] = entry
  }
  return { short, counts, symbols }
}

/** Codes are stored from their highest bit on, everything else from its lowest. */
function reversed(code: number, length: number): number {
  let bits = 0
  for (let i = 0, left = code; i < length; i++, left >>= 1) bits = (bits << 1) | (left & 1)
  return bits
}

/** Those of blocks that bring none. */
export function fixedCodes(): { literals: Codes; distances: Codes } {
  const lengths = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280)
  return { literals: codesOf(lengths), distances: codesOf(new Uint8Array(30).fill(5)) }
}
