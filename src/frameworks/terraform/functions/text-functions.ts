/** Functions on texts and numbers. */
import type { Value } from '../../../core/value.ts'
import { list, provenanceOf, scalar, textOf, unknown } from '../../values/make.ts'
import { computed, toBoolean, toNumber } from '../operators.ts'
import { MAX_TEXT } from '../scope.ts'
import { allTexts, type CallSite, closedList, type Rule, type Rules } from './rule.ts'

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

function onNumbers(apply: (...numbers: readonly number[]) => number): Rule {
  return {
    run: (args, { at }) => {
      const numbers = args.map(toNumber).filter((number) => number !== undefined)
      if (numbers.length === 0 || numbers.length !== args.length) return undefined
      return computed(apply(...numbers), args, at)
    },
  }
}

/** `/x/` as what to replace is a regular expression, which is not evaluated. */
function replace(text = '', what = '', by = ''): string | undefined {
  if (what === '' || (what.length > 1 && what.startsWith('/') && what.endsWith('/'))) return undefined
  const parts = text.split(what)
  return text.length + parts.length * by.length > MAX_TEXT ? undefined : parts.join(by)
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

function substr(args: readonly Value[], { at }: CallSite): Value | undefined {
  const [text, offset, length] = args
  const chars = text && textOf(text)
  const from = offset && toNumber(offset)
  const count = length && toNumber(length)
  if (chars === undefined || from === undefined || count === undefined) return undefined
  const points = [...chars]
  const start = from < 0 ? Math.max(0, points.length + from) : from
  const end = count < 0 ? points.length : start + count
  return computed(points.slice(start, end).join(''), args, at)
}

function join(args: readonly Value[], { at }: CallSite): Value | undefined {
  const [separator, ...lists] = args
  const items = lists.flatMap(
    (value): readonly (Value | undefined)[] => closedList(value)?.items ?? [undefined],
  )
  const [only] = items
  // The idiom for a resource that may not be there: join("", aws_instance.x[*].id).
  if (items.length === 1 && only?.kind === 'unknown') return unknown(only.because, at)
  const known = items.filter((item) => item !== undefined)
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
  return list(
    text.split(separator).map((part) => scalar(part, at, from)),
    at,
  )
}

/** `%s`, `%d`, `%v` and `%%`; other verbs are not evaluated. */
function format(args: readonly Value[], { at }: CallSite): Value | undefined {
  const [pattern, ...values] = args
  const parts = pattern && textOf(pattern)?.split(/(%.?)/su)
  if (parts === undefined) return undefined
  let result = ''
  let next = 0
  for (const part of parts) {
    if (!part.startsWith('%') || part === '%%') {
      result += part === '%%' ? '%' : part
      continue
    }
    const value = values[next++]
    const number = value && toNumber(value)
    const text = part === '%d' ? number?.toString() : value && textOf(value)
    if (text === undefined || !['%s', '%d', '%v'].includes(part)) return undefined
    result += text
    if (result.length > MAX_TEXT) return undefined
  }
  return next === values.length ? computed(result, args, at) : undefined
}

/** Whether all, or any, of a list is true; one that decides is enough. */
function quantify(decisive: boolean): Rule {
  return {
    run: ([value], { at }) => {
      if (value?.kind !== 'list') return undefined
      const truths = value.items.map(toBoolean)
      if (truths.includes(decisive)) return computed(decisive, value.items, at)
      if (closedList(value) === undefined || truths.includes(undefined)) return undefined
      return computed(!decisive, value.items, at)
    },
  }
}

export const TEXT_FUNCTIONS: Rules = [
  ['lower', onText((text) => text.toLowerCase())],
  ['upper', onText((text) => text.toUpperCase())],
  ['title', onText((text) => text.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (letter) => letter.toUpperCase()))],
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
  // Policies look for what the text says, not for its encoding.
  ['base64encode', onText((text) => text)],
  ['startswith', onTexts((text = '', prefix = '') => text.startsWith(prefix))],
  ['endswith', onTexts((text = '', suffix = '') => text.endsWith(suffix))],
  ['strcontains', onTexts((text = '', part = '') => text.includes(part))],
  ['replace', onTexts(replace)],
  ['substr', { run: substr }],
  ['join', { run: join, passesOn: true }],
  ['split', { run: split }],
  ['format', { run: format }],
  ['abs', onNumbers((number = 0) => Math.abs(number))],
  ['ceil', onNumbers((number = 0) => Math.ceil(number))],
  ['floor', onNumbers((number = 0) => Math.floor(number))],
  ['max', onNumbers((...numbers) => numbers.reduce((most, number) => Math.max(most, number)))],
  ['min', onNumbers((...numbers) => numbers.reduce((least, number) => Math.min(least, number)))],
  ['alltrue', quantify(false)],
  ['anytrue', quantify(true)],
]
