/** Credentials in texts, by their form, whatever cloud they are of: private keys, and passwords in addresses. */
import { isSecretText } from './secret-name.ts'

/** A part of a text that is a credential. */
export interface Credential {
  /** In words: `an access key id`. */
  readonly what: string
  readonly start: number
  readonly end: number
}

/** What counts as a credential, and where it stands in a text. */
export type FindCredentials = (text: string) => readonly Credential[]

/** More than enough to tell. */
const MOST_CREDENTIALS = 20
/** User data may have 16 kB; what is far longer is no text that a machine is started with. */
const LONGEST_TEXT = 1_000_000

/** A form of credential: the pattern has the flags d and g, and its first group, if any, is the credential. */
export interface CredentialForm {
  readonly what: string
  readonly pattern: RegExp
  /** Tells a real one from a placeholder. */
  readonly isReal: (credential: string) => boolean
}

/** The credentials of these forms in a text. */
export function findCredentials(text: string, forms: readonly CredentialForm[]): readonly Credential[] {
  const searched = text.slice(0, LONGEST_TEXT)
  return forms.flatMap((form) => find(searched, form)).slice(0, MOST_CREDENTIALS)
}

function find(text: string, { what, pattern, isReal }: CredentialForm): readonly Credential[] {
  return [...text.matchAll(pattern)]
    .map((match) => {
      const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0]
      return { what, start, end }
    })
    .filter(({ start, end }) => isReal(text.slice(start, end)))
}

/** Without a passphrase; with what follows, which no report may show. */
export const PRIVATE_KEY: CredentialForm = {
  what: 'a private key',
  pattern:
    /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH) )?PRIVATE KEY-----(?:\\[nr]|\s){1,40}[A-Za-z0-9+/]{20,}[A-Za-z0-9+/=\s\\]{0,8000}/dg,
  isReal: (key) => new Set(key).size >= 28,
}

/** The password in an address: `postgres://shop:password@host`. */
const LOGIN: CredentialForm = {
  what: 'a password',
  pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"']{0,100}:([^\s:/@"']{1,200})@/dgi,
  isReal: (password) => isSecretText('secret', password),
}

/** Passwords in the addresses of a text. */
export function loginsIn(text: string): readonly Credential[] {
  return findCredentials(text, [LOGIN])
}
