/**
 * AWS access keys in texts, by their form, and what is a credential in any cloud.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
import {
  type Credential,
  type CredentialForm,
  findCredentials,
  PRIVATE_KEY,
} from '../../secrets/credential.ts'

const FORMS: readonly CredentialForm[] = [
  {
    what: 'an access key id',
    // Long-term keys start with AKIA, temporary ones with ASIA.
    pattern: /(?<![A-Za-z0-9/+])A(?:KI|SI)A[A-Z0-9]{16}(?![A-Za-z0-9/+])/dg,
    isReal: isVaried,
  },
  {
    what: 'a secret access key',
    // The secret half looks like any Base64: only the name before it tells what it is.
    pattern:
      /secret[_-]?(?:access[_-]?)?key["'\\\s:=,>]{1,12}(?:value["'\\\s:=]{1,8})?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dgi,
    isReal: looksRandom,
  },
  PRIVATE_KEY,
]

/** The credentials in a text. Placeholders of the same form are left out: `AKIAXXXXXXXXXXXXXXXX`. */
export function credentialsIn(text: string): readonly Credential[] {
  return findCredentials(text, FORMS)
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
