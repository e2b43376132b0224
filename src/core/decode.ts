/** Bytes to text. */
import { isUtf8 } from 'node:buffer'
import type { UnreadCause } from './source.ts'

/** The text without its byte order mark, or why the bytes are not text. */
export type Decoded = { readonly text: string } | Undecoded

export interface Undecoded {
  readonly reason: string
  readonly cause: Exclude<UnreadCause, 'size' | 'link' | 'outside'>
  readonly guesses: readonly string[]
}

/** What git-crypt writes at the start of each file that it encrypts. */
const GIT_CRYPT = '\0GITCRYPT\0'
/** How a pointer of Git LFS starts, which holds in place of a file: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/'

/**
 * Decodes UTF-8. Where the bytes are something else, `guesses` are readings of them in the encodings that they may be in,
 * good enough to see whether they look like a template, and never judged.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, GIT_CRYPT))
    return { reason: 'encrypted with git-crypt', cause: 'encrypted', guesses: [] }
  if (startsWith(bytes, LFS_POINTER)) {
    return { reason: 'a Git LFS pointer instead of the file itself', cause: 'lfs', guesses: [] }
  }
  const isWide = startsWith(bytes, '\xff\xfe') || startsWith(bytes, '\xfe\xff')
  if (!isWide && !bytes.includes(0) && isUtf8(bytes)) return { text: utf8Text(bytes) }
  return { reason: reasonOf(bytes, isWide), cause: 'encoding', guesses: guessesOf(bytes) }
}

function reasonOf(bytes: Uint8Array, isWide: boolean): string {
  if (startsWith(bytes, '\xff\xfe\0\0') || startsWith(bytes, '\0\0\xfe\xff')) return 'UTF-32 text, not UTF-8'
  if (isWide) return 'UTF-16 text, not UTF-8'
  return bytes.includes(0) ? 'binary: it holds NUL bytes' : 'not UTF-8 text'
}

/** Without NUL bytes, ASCII reads the same in UTF-16 and UTF-32 of either byte order as it does in Latin-1. */
function guessesOf(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const narrow = withoutMark(buffer.toString('latin1').replaceAll('\0', ''))
  if (!bytes.includes(0)) return [narrow]
  const even = buffer.subarray(0, buffer.length & ~1)
  const swapped = Buffer.from(even).swap16()
  return [narrow, ...[even, swapped].map((each) => withoutMark(each.toString('utf16le')))]
}

function withoutMark(text: string): string {
  return text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\ufeff)/, '')
}

/** Without a byte order mark; what is not UTF-8 becomes U+FFFD. Node starts quicker without its TextDecoder. */
export function utf8Text(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return bytes.length >= start.length && Buffer.from(start, 'latin1').equals(bytes.subarray(0, start.length))
}
