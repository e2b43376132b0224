import { describe, expect, it } from 'vitest'
import { decodePath, encodePath, isSnapshotFolder, isTextPath, sortByPath } from '../../src/git/paths.ts'
import fc from '../support/properties.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)

describe('decodePath', () => {
  it('takes valid UTF-8 as it is, composed and decomposed apart, a byte order mark kept', () => {
    for (const path of ['a/b.tf', 'é', 'e\u0301', '日本/🪣.yaml', '\ufeffx', 'a\nb\u001b']) {
      expect(decodePath(Buffer.from(path))).toBe(path)
    }
  })

  it('turns each byte that is not part of valid UTF-8 into one lone surrogate', () => {
    expect(decodePath(bytes(0x61, 0xff, 0x62))).toBe('a\uDCFFb')
    // A sequence that is cut off, an overlong one, and the bytes of a surrogate itself.
    expect(decodePath(bytes(0xe2, 0x82, 0x61))).toBe('\uDCE2\uDC82a')
    expect(decodePath(bytes(0xc0, 0xaf))).toBe('\uDCC0\uDCAF')
    expect(decodePath(bytes(0xed, 0xb2, 0x80))).toBe('\uDCED\uDCB2\uDC80')
    expect(decodePath(bytes(0xf4, 0x90, 0x80, 0x80))).toBe('\uDCF4\uDC90\uDC80\uDC80')
    expect(decodePath(bytes(0xff, 0xc3, 0xa9))).toBe('\uDCFFé')
  })

  it('loses nothing: encodePath gives the bytes back', () => {
    const nearlyText = fc.array(fc.constantFrom(0x2f, 0x61, 0x80, 0xb2, 0xc3, 0xe2, 0xed, 0xf0, 0x9f, 0xff))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          nearlyText.map((values) => Uint8Array.from(values)),
        ),
        (path) => {
          expect([...encodePath(decodePath(path))]).toEqual([...path])
        },
      ),
    )
  })
})

describe('encodePath', () => {
  it('writes pairs of surrogates as one character and lone ones as the byte they stand for', () => {
    expect(encodePath('🪣\uDC80')).toEqual(Buffer.from([0xf0, 0x9f, 0xaa, 0xa3, 0x80]))
  })

  it('writes other lone surrogates, which no path decodes to, as U+FFFD', () => {
    expect(encodePath('\uD800a')).toEqual(Buffer.from('\uFFFDa'))
  })
})

it('isTextPath tells what can be an argument of a program', () => {
  expect([isTextPath('a/🪣'), isTextPath('a\uDC80'), isTextPath('\uD83Ex')]).toEqual([true, false, false])
})

it('sortByPath sorts by bytes, where the order of UTF-16 units differs', () => {
  const paths = ['🪣', '\uFF5E', 'b', 'a/b', 'a.b'].map((path) => ({ path }))
  expect(sortByPath(paths).map(({ path }) => path)).toEqual(['a.b', 'a/b', 'b', '\uFF5E', '🪣'])
})

it('isSnapshotFolder refuses what leads elsewhere', () => {
  for (const folder of ['.', 'a', 'a/b', '...', '.github', 'a b', ':x']) {
    expect(isSnapshotFolder(folder), folder).toBe(true)
  }
  for (const folder of ['', '/', '/a', 'a/', 'a//b', '..', 'a/../b', './a', 'a/.', 'a\0b']) {
    expect(isSnapshotFolder(folder), folder).toBe(false)
  }
})
