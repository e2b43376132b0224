/** Bytes to text. */
import { isUtf8 } from 'node:buffer'
import type { UnreadCause } from './source.ts'

/** The text without its byte order mark, or why the bytes are not text. */
export type Decoded = { readonly text: string } | Undecoded

export interface Undecoded {
  readonly reason: string
  readonly cause: Exclude<UnreadCause, 'size'>
  readonly guess: string
}

/** What git-crypt writes at the start of each file that it encrypts. */
const GIT_CRYPT = '\0GITCRYPT\0'
/** How a pointer of Git LFS starts, which holds in place of a file: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/'

/**
 * Decodes UTF-8. Where the bytes are something else, `guess` is a rough reading that is good enough to see
 * whether they look like a template, and never judged.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be')
  const guess = (): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (startsWith(bytes, GIT_CRYPT))
    return { reason: 'encrypted with git-crypt', cause: 'encrypted', guess: '' }
  if (bytes.includes(0)) return { reason: 'binary: it holds NUL bytes', cause: 'encoding', guess: guess() }
  if (!isUtf8(bytes)) return { reason: 'not UTF-8 text', cause: 'encoding', guess: guess() }
  if (startsWith(bytes, LFS_POINTER)) {
    return { reason: 'a pointer of Git LFS instead of the file itself', cause: 'lfs', guess: '' }
  }
  return { text: utf8Text(bytes) }
}

/** Without a byte order mark; what is not UTF-8 becomes U+FFFD. Node starts quicker without its TextDecoder. */
export function utf8Text(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  return {
    reason: 'UTF-16 text, not UTF-8',
    cause: 'encoding',
    guess: new TextDecoder(encoding).decode(bytes),
  }
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return bytes.length >= start.length && Buffer.from(start, 'latin1').equals(bytes.subarray(0, start.length))
}
