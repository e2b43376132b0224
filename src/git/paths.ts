/**
 * Paths between git and JavaScript. Git's paths are bytes and need not be UTF-8; strings here hold every
 * byte that is not part of valid UTF-8 as a lone surrogate, so that no two paths become the same string.
 */
import { isUtf8 } from 'node:buffer'

/** The lone surrogate of an invalid byte is this plus the byte: U+DC80 to U+DCFF. */
const SURROGATE_BASE = 0xdc00

/** In Unicode mode a class of surrogates matches lone ones only. */
const INVALID_BYTE = /[\uDC80-\uDCFF]/u

/** A path as a string: valid UTF-8 as it is, each invalid byte 0x80-0xFF as the lone surrogate U+DC80-U+DCFF. */
export function decodePath(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isUtf8(buffer)) return buffer.toString('utf8')
  let path = ''
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at)
    if (length === 0) path += String.fromCharCode(SURROGATE_BASE + (buffer[at] ?? 0))
    else path += buffer.toString('utf8', at, at + length)
    at += Math.max(1, length)
  }
  return path
}

/** The bytes of a path that `decodePath` gave; of other strings, lone surrogates become U+FFFD. */
export function encodePath(path: string): Buffer {
  if (!INVALID_BYTE.test(path)) return Buffer.from(path, 'utf8')
  const parts: Buffer[] = []
  for (const character of path) {
    const isByte = INVALID_BYTE.test(character)
    parts.push(isByte ? Buffer.of(character.charCodeAt(0) - SURROGATE_BASE) : Buffer.from(character, 'utf8'))
  }
  return Buffer.concat(parts)
}

/** Like `decodePath`, of bytes that are written as a character each. */
export function pathOfBytes(bytes: string): string {
  return /[\x80-\xff]/.test(bytes) ? decodePath(Buffer.from(bytes, 'latin1')) : bytes
}

/** The bytes of a path, one character for each: the order of such texts is git's. */
export function bytesOfPath(path: string): string {
  return encodePath(path).toString('latin1')
}

/** Whether a path's bytes are UTF-8, so that it can be an argument of a program. */
export function isTextPath(path: string): boolean {
  return !/\p{Surrogate}/u.test(path)
}

/** Sorts by the paths' bytes, as git does; the strings' own order differs beyond U+FFFF. */
export function sortByPath<T extends { readonly path: string }>(items: Iterable<T>): readonly T[] {
  const all = [...items]
  // Below the surrogates the order of strings is that of their bytes, and nothing has to be encoded.
  if (!all.some(({ path }) => /[\ud800-\uffff]/.test(path))) {
    return all.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  }
  return all
    .map((item) => ({ item, bytes: encodePath(item.path) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ item }) => item)
}

/** Whether a folder is written as paths in a snapshot are: '.', or names joined by single slashes. */
export function isSnapshotFolder(folder: string): boolean {
  if (folder === '.') return true
  if (folder.includes('\0')) return false
  return folder.split('/').every((name) => name !== '' && name !== '.' && name !== '..')
}

/** The length of the valid UTF-8 sequence at an offset, or 0; after table 3-7 of the Unicode standard. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  return isUtf8(bytes.subarray(at, at + length)) ? length : 0
}
