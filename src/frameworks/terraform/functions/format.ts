/**
 * What `format` makes of its values.
 * https://developer.hashicorp.com/terraform/language/functions/format
 */

import { UNKNOWN_PART, type Value } from '../../../core/value.ts'
import { MAX_TEXT } from '../../values/budget.ts'
import { textOf } from '../../values/make.ts'
import { toBoolean, toNumber } from '../operators.ts'
import { quoteJson, toJson } from './json-output.ts'

interface Verb {
  readonly letter: string
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
}

/** Wider ones are not written by people. */
const MAX_WIDTH = 1_000
const VERB = /%([-+ #0]{0,5})(\d{0,9})(?:\.(\d{0,9}))?(?:\[(\d{1,4})\])?([A-Za-z%])/g

/** The text; undefined where a verb is not understood, or does not fit its value. */
export function formatText(pattern: string, values: readonly Value[]): string | undefined {
  let result = ''
  let from = 0
  let next = 0
  const used = new Set<number>()
  for (const match of pattern.matchAll(VERB)) {
    const [whole, flags = '', width = '', precision, position, letter = ''] = match
    const between = pattern.slice(from, match.index)
    if (between.includes('%')) return undefined
    from = match.index + whole.length
    if (letter === '%') {
      if (whole !== '%%') return undefined
      result += `${between}%`
      continue
    }
    if (position !== undefined) next = Number(position) - 1
    const value = values[next]
    used.add(next++)
    const verb = {
      letter,
      flags,
      width: Number(width),
      precision: precision === undefined ? undefined : Number(precision),
    }
    const text = value && formatValue(verb, value)
    if (text === undefined) return undefined
    result += between + text
    if (result.length > MAX_TEXT) return undefined
  }
  const rest = pattern.slice(from)
  // Terraform refuses values that are left over.
  return rest.includes('%') || used.size < values.length ? undefined : result + rest
}

/** Whether Terraform certainly refuses the values: too few or too many of them, or of a type that no verb takes. */
export function isRefused(pattern: string, values: readonly Value[]): boolean {
  const verbs = [...pattern.matchAll(VERB)].filter(([whole]) => whole !== '%%')
  const positions = verbs.map(([, , , , position]) => position && Number(position))
  if (positions.some((position) => position)) {
    return positions.every((position) => position) && new Set(positions).size < values.length
  }
  if (pattern.replace(VERB, '').includes('%')) return false
  if (verbs.length !== values.length) return true
  return verbs.some(([, , , , , letter = ''], index) => {
    const value = values[index]
    return value !== undefined && !takes(letter, value)
  })
}

/** Whether a value may be of a type that the verb takes. */
function takes(letter: string, value: Value): boolean {
  if (value.kind === 'unknown' || value.kind === 'either' || value.kind === 'json' || letter === 'v')
    return true
  if (value.kind !== 'scalar' || value.value === null) return false
  if (/[bdoxXeEfgG]/.test(letter)) return typeof value.value !== 'boolean' && toNumber(value) !== undefined
  return letter !== 't' || (typeof value.value !== 'number' && toBoolean(value) !== undefined)
}

/** The pattern with a mark for each value. */
export function withoutValues(pattern: string): string {
  return pattern.replace(VERB, (whole) => (whole === '%%' ? '%' : UNKNOWN_PART))
}

function formatValue(verb: Verb, value: Value): string | undefined {
  if (verb.width > MAX_WIDTH || (verb.precision ?? 0) > 100) return undefined
  const number = toNumber(value)
  switch (verb.letter) {
    case 'v':
      return formatAny(verb, value)
    case 's': {
      const text = textOf(value)
      return text === undefined ? undefined : pad(cut(text, verb), verb)
    }
    case 'q': {
      const text = textOf(value)
      return text === undefined ? undefined : pad(quoteJson(cut(text, verb)), verb)
    }
    case 't':
      return toBoolean(value) === undefined ? undefined : pad(String(toBoolean(value)), verb)
    case 'd':
      return formatInteger(number, 10, verb)
    case 'b':
      return formatInteger(number, 2, verb)
    case 'o':
      return formatInteger(number, 8, verb)
    case 'x':
      return formatInteger(number, 16, verb)
    case 'X':
      return formatInteger(number, 16, verb)?.toUpperCase()
    case 'f':
      return number === undefined || Math.abs(number) >= 1e21
        ? undefined
        : pad(signed(number.toFixed(verb.precision ?? 6), verb), verb, true)
    case 'g':
      return formatShortest(verb, number, value.kind === 'scalar' ? value.text : undefined)
    default:
      return undefined
  }
}

function formatAny(verb: Verb, value: Value): string | undefined {
  const isPlain = value.kind === 'scalar' && !verb.flags.includes('#')
  if (isPlain && typeof value.value === 'number') return formatShortest(verb, value.value, value.text)
  if (isPlain && typeof value.value === 'string') return pad(cut(value.value, verb), verb)
  if (isPlain && typeof value.value === 'boolean') return pad(String(value.value), verb)
  if (value.kind === 'json') return undefined
  const json = toJson(value)
  return json === undefined ? undefined : pad(json, verb)
}

/** Very large and very small numbers get an exponent, which is left open here. */
function formatShortest(verb: Verb, number: number | undefined, text?: string): string | undefined {
  if (number === undefined || verb.precision !== undefined) return undefined
  const size = Math.abs(number)
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return undefined
  return pad(signed(text ?? String(number), verb), verb, true)
}

function formatInteger(number: number | undefined, base: number, verb: Verb): string | undefined {
  if (number === undefined || !Number.isSafeInteger(number) || verb.precision !== undefined) return undefined
  if (verb.flags.includes('#')) return undefined
  return pad(signed(number.toString(base), verb), verb, true)
}

function signed(text: string, { flags }: Verb): string {
  if (text.startsWith('-')) return text
  return flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text
}

function cut(text: string, { precision }: Verb): string {
  return precision === undefined ? text : [...text].slice(0, precision).join('')
}

function pad(text: string, { flags, width }: Verb, isNumber = false): string {
  const missing = width - [...text].length
  if (missing <= 0) return text
  if (flags.includes('-')) return text + ' '.repeat(missing)
  if (!flags.includes('0')) return ' '.repeat(missing) + text
  if (!isNumber) return '0'.repeat(missing) + text
  const sign = /^[-+ ]?/.exec(text)?.[0] ?? ''
  return sign + '0'.repeat(missing) + text.slice(sign.length)
}
