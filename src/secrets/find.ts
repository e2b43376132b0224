/** Every secret in a text: one table of names and forms, for the policies and for what reports mask. */
import { secretsByForm } from './forms.ts'
import { secretsByName } from './named.ts'
import { privateKeysIn } from './private-keys.ts'
import type { Secret } from './secret.ts'

/** User data may have 16 kB, a template 1 MB; what is far longer is no text that anyone wrote. */
const LONGEST_TEXT = 4_000_000

/**
 * The secrets in a text, in order and not overlapping: tokens by their form, private keys, passwords in addresses,
 * literals that are given to the name of a secret, and the Base64 of all of these. The time is linear in the text.
 */
export function secretsIn(text: string): readonly Secret[] {
  return foundBy(plainSecretsIn, text)
}

/** Those that certainly are secrets: what policies report. */
export function sureSecretsIn(text: string): readonly Secret[] {
  return secretsIn(text).filter(({ sure }) => sure)
}

/** Those that no name tells: tokens, keys, and passwords in addresses and commands. */
export function sureSecretsByForm(text: string): readonly Secret[] {
  return foundBy(formsIn, text).filter(({ sure }) => sure)
}

/** Private keys without a passphrase, and the Base64 of what holds one. */
export function surePrivateKeysIn(text: string): readonly Secret[] {
  return foundBy(privateKeysIn, text).filter(({ sure }) => sure)
}

type Find = (text: string) => readonly Secret[]

function foundBy(find: Find, text: string): readonly Secret[] {
  const searched = text.slice(0, LONGEST_TEXT)
  return inOrder([...find(searched), ...encodedIn(searched, find)])
}

function plainSecretsIn(text: string): readonly Secret[] {
  return inOrder([...formsIn(text), ...secretsByName(text)])
}

function formsIn(text: string): readonly Secret[] {
  return inOrder([...privateKeysIn(text), ...secretsByForm(text)])
}

/** Base64, also over several lines. */
const ENCODED =
  /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24,}={0,2}(?:(?:\\n|\r?\n)[ \t]{0,40}[A-Za-z0-9+/]{16,}={0,2}){0,2000}/g

function encodedIn(text: string, find: Find): readonly Secret[] {
  return [...text.matchAll(ENCODED)].flatMap(({ index, 0: encoded }) => {
    const secrets = find(decode(encoded))
    const one = secrets.find(({ sure }) => sure) ?? secrets[0]
    return one === undefined ? [] : [{ ...one, start: index, end: index + encoded.length }]
  })
}

/** The text that Base64 stands for; empty where it is not text. */
function decode(encoded: string): string {
  const text = Buffer.from(encoded.replaceAll('\\n', ''), 'base64').toString('utf8')
  return /[\0-\x08\ufffd]/.test(text) ? '' : text
}

/** The first of those that overlap, the sure and the longer ones before others. */
function inOrder(secrets: readonly Secret[]): readonly Secret[] {
  const sorted = [...secrets].sort(
    (a, b) => a.start - b.start || Number(b.sure) - Number(a.sure) || b.end - a.end,
  )
  const kept: Secret[] = []
  for (const secret of sorted) {
    const last = kept.at(-1)
    if (last === undefined || secret.start >= last.end) kept.push(secret)
    else if (secret.sure && !last.sure)
      kept[kept.length - 1] = { ...secret, start: last.start, end: Math.max(secret.end, last.end) }
    else if (secret.end > last.end) kept[kept.length - 1] = { ...last, end: secret.end }
  }
  return kept
}
