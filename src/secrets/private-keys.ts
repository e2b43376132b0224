/** Private keys in texts, in PEM: on many lines, on one, or in the strings of a list. */
import type { Secret } from './secret.ts'

const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g
const END = '-----END '
/** An RSA key of 16,384 bits has about 12,500 characters. */
const LONGEST = 20_000
/** Base64, headers, and what stands between the lines of a key: line breaks, quotes and commas of a list. */
const BODY = /[A-Za-z0-9+/=\s\\"',:._-]*/y
/** Where no end follows: up to the end of the string or a blank line. */
const OPEN_BODY = /(?:\\[nr]|[A-Za-z0-9+/=.,:_-]|[ \t]|\r?\n(?![ \t]{0,20}\r?\n))*/y

/**
 * The private keys in a text, from their first line to their last. Sure is one without a passphrase and with enough
 * of a key to be no placeholder.
 */
export function privateKeysIn(text: string): readonly Secret[] {
  const found: Secret[] = []
  BEGIN.lastIndex = 0
  let nextEnd = 0
  for (let match = BEGIN.exec(text); match !== null; match = BEGIN.exec(text)) {
    const { index: start, 0: head } = match
    const body = start + head.length
    if (nextEnd !== -1 && nextEnd < body) nextEnd = text.indexOf(END, body)
    const end = endOf(text, body, nextEnd)
    const key = text.slice(body, end)
    if (lettersOf(key) < 12) continue
    const sure = !head.includes('ENCRYPTED') && !/ENCRYPTED/.test(key) && isKey(key)
    found.push({ what: 'a private key', start, end, sure })
    BEGIN.lastIndex = Math.max(end, body)
  }
  return found
}

function endOf(text: string, body: number, nextEnd: number): number {
  if (
    nextEnd !== -1 &&
    nextEnd - body <= LONGEST &&
    matchFrom(BODY, text.slice(body, nextEnd), 0) === nextEnd - body
  ) {
    const close = text.indexOf('-----', nextEnd + END.length)
    return close === -1 || close - nextEnd > 80 ? nextEnd : close + 5
  }
  const rest = text.slice(body, body + LONGEST)
  return body + matchFrom(OPEN_BODY, rest, 0)
}

function matchFrom(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

function lettersOf(key: string): number {
  return key.replace(/[^A-Za-z0-9]/g, '').length
}

/** At least a line of Base64, of more than a few characters. */
function isKey(key: string): boolean {
  return /[A-Za-z0-9+/]{20}/.test(key) && new Set(key).size >= 28
}
