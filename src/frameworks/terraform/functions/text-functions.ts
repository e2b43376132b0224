/** Functions on texts. */

import type { Value } from '../../../core/value.ts'
import { MAX_TEXT, spend } from '../../values/budget.ts'
import {
  closedList,
  computed,
  list,
  provenanceOf,
  scalar,
  textOf,
  unevaluated,
  unknown,
  unlinked,
} from '../../values/make.ts'
import { toNumber } from '../operators.ts'
import { ANY, STRING } from '../types/type.ts'
import { formatText, isRefused } from './format.ts'
import { graphemes } from './graphemes.ts'
import { allTexts, type CallSite, fails, isNull, type Rule, type Rules } from './rule.ts'

function onText(apply: (text: string) => string): Rule {
  return {
    run: (args, { at }) => {
      const text = args[0] && textOf(args[0])
      return text === undefined ? undefined : computed(apply(text), args, at)
    },
  }
}

function onTexts(apply: (...texts: readonly string[]) => string | boolean | undefined): Rule {
  return {
    run: (args, { at }) => {
      const texts = allTexts(args)
      const result = texts === undefined ? undefined : apply(...texts)
      return result === undefined ? undefined : computed(result, args, at)
    },
  }
}

/** Each sign changed on its own; one that would become several stays. */
function bySign(text: string, change: (sign: string) => string): string {
  if (/^[\0-\x7f]*$/.test(text)) return change(text)
  const changed = (sign: string) => (change(sign).length === sign.length ? change(sign) : sign)
  return Array.from(text, changed).join('')
}

function chomp(text: string): string {
  let end = text.length
  while (text[end - 1] === '\n' || text[end - 1] === '\r') end--
  return text.slice(0, end)
}

function trim(text: string, set: string): string {
  const chars = [...text]
  const inside = new Set(set)
  let start = 0
  let end = chars.length
  while (start < end && inside.has(chars[start] ?? '')) start++
  while (end > start && inside.has(chars[end - 1] ?? '')) end--
  return chars.slice(start, end).join('')
}

/** An offset before the text counts as none; without a length, and with none from the end, the rest is left. */
function substr(args: readonly Value[], site: CallSite): Value | undefined {
  const [text, offset, length] = args
  const chars = text && textOf(text)
  const from = offset && toNumber(offset)
  const count = length && toNumber(length)
  if (chars === undefined || from === undefined || count === undefined) return undefined
  if (!Number.isInteger(from) || !Number.isInteger(count)) return fails(site)
  const points = graphemes(chars)
  const start = from < 0 ? Math.max(0, points.length + from) : from
  const isRest = count < 0 || (count === 0 && from < 0)
  return computed(points.slice(start, isRest ? points.length : start + count).join(''), args, site.at)
}

function join(args: readonly Value[], site: CallSite): Value | undefined {
  const { at } = site
  const [separator, ...lists] = args
  const items = lists.flatMap(
    (value): readonly (Value | undefined)[] => closedList(value)?.items ?? [undefined],
  )
  const [only] = items
  // The idiom for a resource that may not be there: join("", aws_instance.x[*].id).
  if (items.length === 1 && only?.kind === 'unknown') return unknown(only.because, at)
  const known = items.filter((item) => item !== undefined)
  if (known.some(isNull)) return fails(site)
  const texts = allTexts(known)
  const between = separator && textOf(separator)
  if (texts === undefined || between === undefined || known.length < items.length) return undefined
  const length = texts.reduce((sum, text) => sum + text.length + between.length, 0)
  return length > MAX_TEXT ? undefined : computed(texts.join(between), [...args, ...known], at)
}

function split(args: readonly Value[], { at }: CallSite): Value | undefined {
  const [separator, text] = allTexts(args) ?? []
  if (separator === undefined || text === undefined || text.length > 10_000) return undefined
  const from = args.map(provenanceOf).find((found) => found !== undefined)
  const parts = separator === '' ? [...text] : text.split(separator)
  return {
    ...list(
      parts.map((part) => scalar(part, at, from)),
      at,
    ),
    uniform: STRING,
  }
}

function format(args: readonly Value[], site: CallSite): Value | undefined {
  const [pattern, ...values] = args
  const text = pattern && textOf(pattern)
  const result = text === undefined ? undefined : formatText(text, values)
  if (values.some(isNull)) return ofNull(site)
  if (result !== undefined) return computed(result, args, site.at)
  return text !== undefined && isRefused(text, values) ? fails(site) : undefined
}

/** A letter that several stand for in upper case stays as it is. */
function upperLetter(letter: string): string {
  const upper = letter.toUpperCase()
  return [...upper].length === 1 ? upper : letter
}

/** Terraform gives an unknown value of any type for a null. */
function ofNull({ text, at }: CallSite): Value {
  return { ...unevaluated(text, at), type: ANY }
}

/** A text for each item of the lists; what is not a list is the same for all. */
function formatlist(args: readonly Value[], site: CallSite): Value | undefined {
  const { at, scope } = site
  const [pattern, ...values] = args
  const text = pattern && textOf(pattern)
  const lists = values.map((value) => (value.kind === 'list' ? closedList(value)?.items : value))
  const lengths = new Set(
    lists.flatMap((each) => (each !== undefined && 'length' in each ? [each.length] : [])),
  )
  if (text === undefined || lists.includes(undefined) || lengths.size > 1) return undefined
  if (values.some(isNull)) return ofNull(site)
  const count = [...lengths][0] ?? 1
  const results: Value[] = []
  for (let index = 0; index < count; index++) {
    const row = lists.map((each) => (each !== undefined && 'length' in each ? each[index] : each))
    const known = row.filter((value) => value !== undefined)
    if (known.length < row.length || !spend(scope.evaluation.budget, 1 + (text.length >> 4))) return undefined
    const open = known.find(({ kind }) => kind === 'unknown')
    const result = formatText(text, known)
    if (open?.kind === 'unknown') results.push(unknown(unlinked(open.because), at))
    else if (result === undefined) return isRefused(text, known) ? fails(site) : undefined
    else results.push(computed(result, pattern === undefined ? known : [pattern, ...known], at))
  }
  return { ...list(results, at), uniform: STRING }
}

/** Blanks before every line but the first. */
function indent(args: readonly Value[], { at }: CallSite): Value | undefined {
  const [spaces, value] = args
  const count = spaces && toNumber(spaces)
  const text = value && textOf(value)
  if (text === undefined || count === undefined || !(count >= 0 && count <= 1_000)) return undefined
  const lines = text.split('\n')
  if (text.length + lines.length * count > MAX_TEXT) return undefined
  return computed(lines.join(`\n${' '.repeat(count)}`), args, at)
}

function strrev(text = ''): string {
  return graphemes(text).toReversed().join('')
}

export const TEXT_FUNCTIONS: Rules = [
  ['lower', onText((text) => bySign(text, (sign) => sign.toLowerCase()))],
  ['upper', onText((text) => bySign(text, (sign) => sign.toUpperCase()))],
  ['title', onText((text) => text.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, upperLetter))],
  ['trimspace', onText((text) => text.trim())],
  ['chomp', onText(chomp)],
  ['trim', onTexts((text, set) => (text === undefined || set === undefined ? undefined : trim(text, set)))],
  [
    'trimprefix',
    onTexts((text = '', prefix = '') => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  ],
  [
    'trimsuffix',
    onTexts((text = '', suffix = '') =>
      text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
    ),
  ],
  ['startswith', onTexts((text = '', prefix = '') => text.startsWith(prefix))],
  ['endswith', onTexts((text = '', suffix = '') => text.endsWith(suffix))],
  ['strcontains', onTexts((text = '', part = '') => text.includes(part))],
  ['substr', { run: substr }],
  ['join', { run: join, passesOn: true }],
  ['split', { run: split }],
  ['format', { run: format }],
  ['formatlist', { run: formatlist }],
  ['indent', { run: indent }],
  ['strrev', onTexts(strrev)],
]
