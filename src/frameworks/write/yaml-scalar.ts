/** Texts, numbers and words as YAML that every parser reads alike. */
import { resolvePlain } from '../yaml-scalars.ts'

export type Quote = "'" | '"'

/** A scalar on one line. @param quote how texts are quoted where they need not be; undefined for not at all */
export function writeScalar(
  value: string | number | boolean,
  isInFlow: boolean,
  needed: Quote,
  quote?: Quote,
): string {
  if (typeof value !== 'string') return String(value)
  if (quote === undefined && isPlain(value, isInFlow)) return value
  return quoteScalar(value, quote ?? needed)
}

export function quoteScalar(text: string, quote: Quote): string {
  const isSimple = !/[\p{Cc}\p{Zl}\p{Zp}\uFEFF]|\p{Surrogate}/u.test(text)
  if (quote === "'" && isSimple) return `'${text.replaceAll("'", "''")}'`
  return `"${text.replace(/["\\]|[\p{Cc}\p{Zl}\p{Zp}\uFEFF]|\p{Surrogate}/gu, escapeCharacter)}"`
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function escapeCharacter(character: string): string {
  return ESCAPES.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** What some version of YAML takes for something else than a text: numbers, dates, and the words of YAML 1.1. */
const OTHER = /^(?:[-+.\d]|(?:y|n|yes|no|on|off|true|false|null|~|=|<<|_+)$)/i

/** Whether a text can stand without quotes. */
function isPlain(text: string, isInFlow: boolean): boolean {
  if (text === '' || OTHER.test(text) || resolvePlain(text) !== text) return false
  if (!/^[A-Za-z_/$(][\x20-\x7e]*$/.test(text) || / $|: |:$| #/.test(text)) return false
  return !isInFlow || !/[,[\]{}:]/.test(text)
}
