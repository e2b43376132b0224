/**
 * Functions on regular expressions.
 * https://developer.hashicorp.com/terraform/language/functions/regex
 */

import type { Value } from '../../../core/value.ts'
import { MAX_TEXT, spend } from '../../values/budget.ts'
import { computed, list, mapping, scalar } from '../../values/make.ts'
import { compileRegex, costOf, findMatches, type Match, type Program } from '../../values/regex/match.ts'
import { STRING, type Type } from '../types/type.ts'
import { allTexts, type CallSite, fails, type Rules } from './rule.ts'

type Args = readonly Value[]

/** Of one text; a list of more can't be looked at. */
const MOST_MATCHES = 10_000
interface Found {
  readonly program: Program
  readonly text: string
  readonly matches: readonly Match[]
}

/** Undefined where the pattern is not understood, or takes too much work. */
function find(pattern: string, text: string, most: number, { scope }: CallSite): Found | undefined {
  const program = compileRegex(pattern)
  if (program === undefined || !spend(scope.evaluation.budget, costOf(program, text))) return undefined
  const matches = findMatches(program, text, most)
  return matches === undefined || matches.length >= MOST_MATCHES ? undefined : { program, text, matches }
}

function search(args: Args, most: number, site: CallSite): Found | undefined {
  const [pattern, text] = allTexts(args) ?? []
  return pattern === undefined || text === undefined ? undefined : find(pattern, text, most, site)
}

function regex(args: Args, site: CallSite): Value | undefined {
  const found = search(args, 1, site)
  if (found === undefined) return undefined
  const [match] = found.matches
  return match === undefined ? fails(site) : toValue(match, found, args, site)
}

function regexall(args: Args, site: CallSite): Value | undefined {
  const found = search(args, MOST_MATCHES, site)
  const values = found?.matches.map((match) => toValue(match, found, args, site))
  const known = values?.filter((value) => value !== undefined)
  return found === undefined || known === undefined || known.length !== values?.length
    ? undefined
    : { ...list(known, site.at), uniform: typeOfMatches(found.program) }
}

/** The type of what a pattern finds. */
function typeOfMatches({ groups }: Program): Type {
  const names = groups.filter((name) => name !== undefined)
  if (groups.length === 0) return STRING
  if (names.length === 0) return { kind: 'tuple', items: groups.map(() => STRING) }
  return { kind: 'object', attributes: new Map(names.map((name) => [name, STRING])) }
}

/** The whole; or the groups as a list, or by their names. */
function toValue(match: Match, { program, text }: Found, args: Args, { at }: CallSite): Value | undefined {
  const { groups } = program
  if (groups.length === 0) return computed(text.slice(match.start, match.end), args, at)
  const values = match.groups.map((span) =>
    span === undefined ? { ...scalar(null, at), type: STRING } : computed(text.slice(...span), args, at),
  )
  const names = groups.filter((name) => name !== undefined)
  if (names.length === 0) return list(values, at)
  if (names.length < groups.length) return undefined
  return mapping(new Map(names.map((name, index) => [name, values[index] ?? scalar(null, at)])), at)
}

/** A text with what a pattern finds replaced; undefined where that is not known. */
export function replaceAll(text: string, pattern: string, by: string, site: CallSite): string | undefined {
  const found = find(pattern, text, MOST_MATCHES, site)
  if (found === undefined) return undefined
  let result = ''
  let from = 0
  for (const match of found.matches) {
    result += text.slice(from, match.start) + expand(by, match, found)
    from = match.end
    if (result.length > MAX_TEXT) return undefined
  }
  return result + text.slice(from)
}

/** `$1`, `${1}`, `$name` and `${name}` stand for groups, `$$` for a dollar sign. A name is as long as it can be. */
function expand(by: string, { start, end, groups }: Match, { program, text }: Found): string {
  return by.replace(/\$(?:\$|\{(\w{1,100})\}|(\w{1,100}))/g, (written, braced?: string, bare?: string) => {
    if (written === '$$') return '$'
    const name = braced ?? bare ?? ''
    const index = /^\d+$/.test(name) ? Number(name) : program.groups.indexOf(name) + 1
    // A name that no group has stands for nothing.
    if (index === 0) return name === '0' ? text.slice(start, end) : ''
    const span = groups[index - 1]
    return span === undefined ? '' : text.slice(...span)
  })
}

export const REGEX_FUNCTIONS: Rules = [
  ['regex', { run: regex }],
  ['regexall', { run: regexall }],
]
