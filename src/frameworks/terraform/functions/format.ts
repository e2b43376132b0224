/**
 * What `format` makes of its values.
 * https://developer.hashicorp.com/terraform/language/functions/format
 */

import { UNKNOWN_PART, type Value } from '../../../core/value.ts'
import { MAX_TEXT } from '../../values/budget.ts'
import { textOf } from '../../values/make.ts'
import { toBoolean, toNumber } from '../operators.ts'
import { isWhole } from '../types/big-float.ts'
import { exactOf } from '../types/number.ts'
import { formatFloat, formatInteger } from './format-number.ts'
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
  const isNumber = typeof value.value !== 'boolean' && toNumber(value) !== undefined
  if (/[bdoxX]/.test(letter)) return isNumber && isInteger(value)
  if (/[eEfgG]/.test(letter)) return isNumber
  return letter !== 't' || (typeof value.value !== 'number' && toBoolean(value) !== undefined)
}

/** Whether a number may be a whole one. */
function isInteger(value: Value): boolean {
  const number = exactOf(value)
  return number === undefined || isWhole(number)
}

/** The pattern with a mark for each value. */
export function withoutValues(pattern: string): string {
  return pattern.replace(VERB, (whole) => (whole === '%%' ? '%' : UNKNOWN_PART))
}

function formatValue(verb: Verb, value: Value): string | undefined {
  if (verb.width > MAX_WIDTH || (verb.precision ?? 0) > 100) return undefined
  const number = toNumber(value) === undefined ? undefined : exactOf(value)
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
    case 'b':
    case 'o':
    case 'x':
    case 'X':
      return padded(number && formatInteger(number, verb), verb, verb.precision === undefined)
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G':
      return padded(number && formatFloat(number, verb), verb, true)
    default:
      return undefined
  }
}

function formatAny(verb: Verb, value: Value): string | undefined {
  const isPlain = value.kind === 'scalar' && !verb.flags.includes('#')
  if (isPlain && typeof value.value === 'number') {
    const number = exactOf(value)
    const text = number && formatFloat(number, { letter: 'g', flags: '', precision: undefined })
    return text === undefined ? undefined : pad(text, verb)
  }
  if (isPlain && typeof value.value === 'string') return pad(cut(value.value, verb), verb)
  if (isPlain && typeof value.value === 'boolean') return pad(String(value.value), verb)
  if (value.kind === 'json') return undefined
  const json = toJson(value)
  return json === undefined ? undefined : pad(json, verb)
}

function padded(text: string | undefined, verb: Verb, isNumber: boolean): string | undefined {
  return text === undefined
    ? undefined
    : pad(text, isNumber ? verb : { ...verb, flags: withoutZero(verb) }, true)
}

/** A number of digits that is asked for takes the place of zeros before it. */
function withoutZero({ flags }: Verb): string {
  return flags.replaceAll('0', '')
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
  const sign = /^[-+ ]?(?:0[xXb])?/.exec(text)?.[0] ?? ''
  return sign + '0'.repeat(missing) + text.slice(sign.length)
}
