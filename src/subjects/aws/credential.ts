/**
 * Credentials in texts, by their form: AWS access keys and private keys.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
import { isSecretText } from '../secret-name.ts'

/** A part of a text that is a credential. */
export interface Credential {
  /** In words: `an access key id`. */
  readonly what: string
  readonly start: number
  readonly end: number
}

/** Long-term keys start with AKIA, temporary ones with ASIA. */
const ACCESS_KEY_ID = /(?<![A-Za-z0-9/+])A(?:KI|SI)A[A-Z0-9]{16}(?![A-Za-z0-9/+])/dg

/** The secret half looks like any Base64: only the name before it tells what it is. */
const SECRET_ACCESS_KEY =
  /secret[_-]?(?:access[_-]?)?key["'\\\s:=,>]{1,12}(?:value["'\\\s:=]{1,8})?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dgi

/** Without a passphrase; with what follows, which no report may show. */
const PRIVATE_KEY =
  /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH) )?PRIVATE KEY-----(?:\\[nr]|\s){1,40}[A-Za-z0-9+/]{20,}[A-Za-z0-9+/=\s\\]{0,8000}/dg

/** More than enough to tell. */
const MOST_CREDENTIALS = 20
/** User data may have 16 kB; what is far longer is no text that a machine is started with. */
const LONGEST_TEXT = 1_000_000

/** The credentials in a text. Placeholders of the same form are left out: `AKIAXXXXXXXXXXXXXXXX`. */
export function credentialsIn(text: string): readonly Credential[] {
  const searched = text.slice(0, LONGEST_TEXT)
  return [
    ...find(searched, ACCESS_KEY_ID, 'an access key id', isVaried),
    ...find(searched, SECRET_ACCESS_KEY, 'a secret access key', looksRandom),
    ...find(searched, PRIVATE_KEY, 'a private key', (key) => new Set(key).size >= 28),
  ].slice(0, MOST_CREDENTIALS)
}

function find(
  text: string,
  pattern: RegExp,
  what: string,
  isReal: (credential: string) => boolean,
): readonly Credential[] {
  return [...text.matchAll(pattern)]
    .map((match) => {
      const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0]
      return { what, start, end }
    })
    .filter(({ start, end }) => isReal(text.slice(start, end)))
}

/** Whether a text is an access key id, and nothing else. */
export function isAccessKeyId(text: string): boolean {
  return /^A(?:KI|SI)A[A-Z0-9]{16}$/.test(text) && isVaried(text)
}

/** Whether a text has the form of a secret access key. */
export function isSecretAccessKey(text: string): boolean {
  return /^[A-Za-z0-9/+]{40}$/.test(text) && looksRandom(text)
}

/** Keys are random, and a placeholder is a character over and over, or counts up. */
function isVaried(text: string): boolean {
  return new Set(text.slice(4)).size >= 6 && !/12345678|ABCDEFGH|01234567/.test(text)
}

/** Capitals tell it from a hash in hexadecimal digits. */
function looksRandom(text: string): boolean {
  return new Set(text).size >= 12 && /[a-z]/.test(text) && /[A-Z]/.test(text)
}

/** The password in an address: `postgres://shop:password@host`. */
const LOGIN = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"']{0,100}:([^\s:/@"']{1,200})@/dgi

/** Passwords in the addresses of a text. */
export function loginsIn(text: string): readonly Credential[] {
  const isReal = (password: string) => isSecretText('secret', password)
  return [...find(text.slice(0, LONGEST_TEXT), LOGIN, 'a password', isReal)].slice(0, MOST_CREDENTIALS)
}
