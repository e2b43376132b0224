/** Texts put together from parts of which some are not known. */

import { madeWith, UNKNOWN_PART, type UnknownCause, type Value } from '../../../core/value.ts'
import { MAX_TEXT, spend } from '../../values/budget.ts'
import type { CallSite } from '../../values/builtin.ts'
import { unevaluated, unknown, withoutLink } from '../../values/make.ts'
import { computed, textOf } from './rule.ts'

/** A literal part, or what stands in its place. */
export type Part = string | Value

/** Longer texts are documents, which are judged by their parts or not at all. */
const LONGEST_KNOWN = 2000

/**
 * The text of all parts; unknown with the cause of the first part that is not known, and what is known around it.
 * Undefined where a part can't stand in a text. None of the parts is an alternative.
 */
export function joinParts(parts: readonly Part[], args: readonly Value[], site: CallSite): Value | undefined {
  let text = ''
  let because: UnknownCause | undefined
  for (const part of parts) {
    const piece =
      typeof part === 'string' ? part : part.kind === 'unknown' ? shown(part.because) : textOf(part)
    if (piece === undefined) return undefined
    if (typeof part !== 'string' && part.kind === 'unknown') because ??= part.because
    text += piece
    if (text.length > MAX_TEXT) return unevaluated('a very long text', site.at)
  }
  if (!spend(site.budget, text.length >> 4)) return unevaluated('a very long text', site.at)
  return because === undefined ? computed(text, args, site) : unknown(causeOf(text, parts, because), site.at)
}

function shown(because: UnknownCause): string {
  return ('within' in because && because.within) || UNKNOWN_PART
}

function causeOf(text: string, parts: readonly Part[], because: UnknownCause): UnknownCause {
  // The one part that there is.
  if (parts.filter((part) => part !== '' && !isEmptyText(part)).length === 1) return because
  const known = text.length <= LONGEST_KNOWN && text.replaceAll(UNKNOWN_PART, '') !== ''
  return madeWith(withoutLink(because), known ? text : '')
}

function isEmptyText(part: Part): boolean {
  return typeof part !== 'string' && part.kind === 'scalar' && part.value === ''
}
