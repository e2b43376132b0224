/** What a template says of the text that a parameter will have: a pattern, a length, a list of values. */
import type { TextLimits } from '../../core/value.ts'
import { mayHaveCommonText } from './regex/common.ts'
import { compileRegex, type Program } from './regex/match.ts'

/** Longer texts than this are as good as of any length. */
const MAX_LENGTH = 100
/** Any text. */
const ANYTHING = '[\\s\\S]*'

/**
 * The limits that regular expressions set, each of which matches the whole text; undefined where there are none. What
 * is not understood of them limits nothing.
 */
export function limitedBy(patterns: readonly string[]): TextLimits | undefined {
  if (patterns.length === 0) return undefined
  let programs: readonly Program[] | undefined
  const answers = new Map<string, boolean>()
  const mayMatch = (pattern: string): boolean => {
    const before = answers.get(pattern)
    if (before !== undefined) return before
    programs ??= patterns.flatMap((each) => compileRegex(each) ?? [])
    const asked = compileRegex(pattern)
    const answer = asked === undefined || mayHaveCommonText([asked, ...programs])
    answers.set(pattern, answer)
    return answer
  }
  const pieces: TextLimits = {
    mayMatch: (pattern) => mayMatch(containing(pattern)),
    ofPieces: () => pieces,
  }
  return { mayMatch, ofPieces: () => pieces }
}

/** The pattern of texts in which a part matches another one. */
export function containing(pattern: string): string {
  return `${ANYTHING}(?:${pattern})${ANYTHING}`
}

/** The pattern of texts of some length, in characters. */
export function ofLength(least: number, most: number): string {
  const end = most > MAX_LENGTH ? '' : String(most)
  return `[\\s\\S]{${Math.min(least, MAX_LENGTH)},${end}}`
}

/** The pattern of some texts. */
export function anyOf(texts: Iterable<string>): string {
  return `(?:${[...texts].map((text) => text.replace(/[^\w\s]/g, '\\$&')).join('|')})`
}
