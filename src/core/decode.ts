/** Bytes to text. */
import { isUtf8 } from 'node:buffer'

/** The text without its byte order mark, or why the bytes are no text. */
export type Decoded = { readonly text: string } | { readonly reason: string; readonly guess: string }

/**
 * Decodes UTF-8. Where the bytes are something else, `guess` is a rough reading that is good enough to see
 * whether they look like a template, and never judged.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be')
  const guess = (): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (bytes.includes(0)) return { reason: 'binary: it holds NUL bytes', guess: guess() }
  if (!isUtf8(bytes)) return { reason: 'not UTF-8 text', guess: guess() }
  return { text: utf8Text(bytes) }
}

/** Without a byte order mark; what is no UTF-8 becomes U+FFFD. Node starts quicker without its TextDecoder. */
export function utf8Text(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  return { reason: 'UTF-16 text; save it as UTF-8', guess: new TextDecoder(encoding).decode(bytes) }
}
