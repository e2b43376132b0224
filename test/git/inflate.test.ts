import { deflateSync, constants as zlib } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { inflate } from '../../src/git/inflate/inflate.ts'
import { BAD_CFN, BAD_TF } from '../support/templates.ts'

const MOST = 1 << 20

/** The same bytes each time, from nothing that repeats to hardly anything else. */
function madeUp(length: number, letters: number): Buffer {
  let state = length * 31 + letters
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return (state >>> 16) % letters
    }),
  )
}

const CONTENTS = [
  Buffer.alloc(0),
  Buffer.from('a'),
  Buffer.from('ä ö ü 𝄞'),
  Buffer.from(`blob ${BAD_CFN.length}\0${BAD_CFN}`),
  Buffer.from(BAD_TF.repeat(40)),
  Buffer.alloc(70_000, 7),
  ...[1, 2, 3, 17, 64, 256].flatMap((letters) => [
    madeUp(1, letters),
    madeUp(300, letters),
    madeUp(66_000, letters),
  ]),
]

describe('what zlib deflates comes out the same', () => {
  const strategies = [zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED]
  test.each([0, 1, 6, 9])('at level %i', (level) => {
    for (const strategy of strategies) {
      for (const content of CONTENTS) {
        expect(inflate(deflateSync(content, { level, strategy }), MOST).equals(content)).toBe(true)
      }
    }
  })

  test('with a window of any size', () => {
    const content = Buffer.from(BAD_TF.repeat(200))
    for (let windowBits = 9; windowBits <= 15; windowBits++)
      expect(inflate(deflateSync(content, { windowBits }), MOST).equals(content)).toBe(true)
  })
})

describe('what is damaged', () => {
  const content = Buffer.from(BAD_CFN)
  const stored = deflateSync(content)

  test('a flipped bit is noticed, or changes nothing', () => {
    let refused = 0
    for (let bit = 0; bit < stored.length * 8; bit++) {
      const damaged = Buffer.from(stored)
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      try {
        expect(inflate(damaged, MOST).equals(content)).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
        refused++
      }
    }
    expect(refused).toBeGreaterThan(stored.length * 7)
  })

  test('so is an end that is missing, and one too many', () => {
    for (let length = 0; length < stored.length; length++)
      expect(() => inflate(stored.subarray(0, length), MOST)).toThrow(RangeError)
    expect(() => inflate(Buffer.concat([stored, Buffer.from('x')]), MOST)).toThrow('wrong checksum')
  })

  test.each<[string, readonly number[]]>([
    ['nothing', []],
    ['another method', [0x77, 0x9c, 3, 0]],
    ['a dictionary', [0x78, 0xbb, 0, 0, 0, 1, 3, 0]],
    ['a block of no kind', [0x78, 0x9c, 7, 0]],
    ['a stored block whose lengths differ', [0x78, 0x01, 1, 1, 0, 1, 0, 65]],
    ['a copy from before the start', [0x78, 0x9c, 0x63, 0x02, 0x02, 0]],
  ])('%s is refused', (_, bytes) => {
    expect(() => inflate(Uint8Array.from(bytes), MOST)).toThrow(RangeError)
  })

  test('nothing larger than asked for comes out', () => {
    const zeros = deflateSync(Buffer.alloc(1 << 16))
    expect(inflate(zeros, 1 << 16)).toHaveLength(1 << 16)
    expect(() => inflate(zeros, (1 << 16) - 1)).toThrow('too large')
  })
})
