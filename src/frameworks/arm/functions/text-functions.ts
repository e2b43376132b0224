/** Functions on texts. Positions count UTF-16 units, as in .NET. */

import type { Value } from '../../../core/value.ts'
import { distribute } from '../../values/alternatives.ts'
import { MAX_TEXT, spend } from '../../values/budget.ts'
import type { CallSite } from '../../values/builtin.ts'
import { closedList, isOpen, list, openList, unknown } from '../../values/make.ts'
import { formatParts } from './format.ts'
import { joinParts } from './parts.ts'
import { ANY_NUMBER, allTexts, computed, integerOf, type Rule, type Rules, stringOf, textOf } from './rule.ts'

type Args = readonly Value[]

/** A function of texts alone. */
function onTexts(
  count: number,
  apply: (texts: readonly string[]) => string | number | boolean | undefined,
): Rule {
  return {
    takes: [count, count],
    run: (args, site) => {
      const texts = args.map(stringOf).filter((text) => text !== undefined)
      const result = texts.length === args.length ? apply(texts) : undefined
      return result === undefined ? undefined : computed(result, args, site)
    },
  }
}

/** A change of case, which what is known of an unknown text takes part in. */
function changeCase(change: (text: string) => string): Rule {
  return {
    takes: [1, 1],
    takesUnknown: true,
    run: (args, site) => {
      const [arg] = args
      if (arg?.kind === 'unknown') {
        const { because } = arg
        const changed = 'within' in because && because.within !== undefined
        return unknown(changed ? { ...because, within: change(because.within ?? '') } : because, site.at)
      }
      const text = stringOf(arg)
      return text === undefined ? undefined : computed(change(text), args, site)
    },
  }
}

/** The text in upper case unit by unit, as comparisons that ignore the case see it. */
export function foldCase(text: string): string {
  const upper = text.toUpperCase()
  if (upper.length === text.length) return upper
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charAt(index).toUpperCase()
    return unit.length === 1 ? unit : text.charAt(index)
  }).join('')
}

/** A search that ignores the case. */
function search(find: (text: string, wanted: string) => number | boolean): Rule {
  return onTexts(2, ([text = '', wanted = '']) => find(foldCase(text), foldCase(wanted)))
}

/** Texts make a text; lists make a list, which an unknown one leaves open. */
function concat(args: Args, site: CallSite): Value | undefined {
  if (!args.some((arg) => arg.kind === 'list')) return joinParts(args, args, site)
  if (args.some((arg) => arg.kind !== 'list' && arg.kind !== 'unknown')) return undefined
  const items = args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [arg]))
  if (!spend(site.budget, items.length)) return undefined
  const open = args.some((arg) => arg.kind !== 'list' || isOpen(arg))
  return open ? openList(items, site.at) : list(items, site.at)
}

function join(args: Args, site: CallSite): Value | undefined {
  const items = closedList(args[0])?.items
  const between = stringOf(args[1])
  if (items === undefined || between === undefined) return undefined
  return distribute(items, site.at, (cases) => {
    const parts = cases.flatMap((item, index) => (index === 0 ? [item] : [between, item]))
    return (
      joinParts(parts, [...args, ...cases], site) ?? unknown({ kind: 'expression', text: site.text }, site.at)
    )
  })
}

function split(args: Args, site: CallSite): Value | undefined {
  const text = stringOf(args[0])
  const given = stringOf(args[1])
  const separators = given === undefined ? allTexts(closedList(args[1])?.items ?? []) : [given]
  if (text === undefined || separators === undefined || separators.length === 0) return undefined
  // Which of several long ones comes first where they overlap is not documented.
  const clear = separators.length === 1 || separators.every((separator) => separator.length === 1)
  if (!clear || separators.includes('') || !spend(site.budget, text.length)) return undefined
  const [first = ''] = separators
  const joined = separators.slice(1).reduce((so, separator) => so.replaceAll(separator, () => first), text)
  return list(
    joined.split(first).map((part) => computed(part, args, site)),
    site.at,
  )
}

function replace([text = '', what = '', by = '']: readonly string[]): string | undefined {
  if (what === '') return undefined
  const parts = text.split(what)
  return text.length + parts.length * by.length > MAX_TEXT ? undefined : parts.join(by)
}

function substring(args: Args, site: CallSite): Value | undefined {
  const text = stringOf(args[0])
  const start = args.length < 2 ? 0 : integerOf(args[1])
  if (text === undefined || start === undefined) return undefined
  const length = args.length < 3 ? text.length - start : integerOf(args[2])
  if (length === undefined || start < 0 || length < 0 || start + length > text.length) return undefined
  return computed(text.slice(start, start + length), args, site)
}

function padLeft(args: Args, site: CallSite): Value | undefined {
  const text = integerOf(args[0])?.toString() ?? stringOf(args[0])
  const length = integerOf(args[1])
  const filler = args.length < 3 ? ' ' : textOf(args[2])
  if (text === undefined || length === undefined || filler?.length !== 1 || length > MAX_TEXT)
    return undefined
  return computed(text.padStart(length, filler), args, site)
}

function format(args: Args, site: CallSite): Value | undefined {
  const [pattern, ...values] = args
  if (pattern?.kind === 'unknown') return unknown(pattern.because, site.at)
  const text = stringOf(pattern)
  const parts = text === undefined ? undefined : formatParts(text, values)
  return parts && joinParts(parts, args, site)
}

export const TEXT_FUNCTIONS: Rules = [
  ['concat', { run: concat, takes: [1, ANY_NUMBER], takesUnknown: true }],
  ['format', { run: format, takes: [1, ANY_NUMBER], takesUnknown: true }],
  ['join', { run: join, takes: [2, 2] }],
  ['split', { run: split, takes: [2, 2] }],
  ['replace', onTexts(3, replace)],
  ['substring', { run: substring, takes: [1, 3] }],
  ['padLeft', { run: padLeft, takes: [2, 3] }],
  ['trim', onTexts(1, ([text = '']) => text.trim())],
  ['toLower', changeCase((text) => text.toLowerCase())],
  ['toUpper', changeCase((text) => text.toUpperCase())],
  ['startsWith', search((text, wanted) => text.startsWith(wanted))],
  ['endsWith', search((text, wanted) => text.endsWith(wanted))],
  ['indexOf', search((text, wanted) => text.indexOf(wanted))],
  ['lastIndexOf', search((text, wanted) => text.lastIndexOf(wanted))],
]
