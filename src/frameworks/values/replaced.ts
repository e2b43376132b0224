/** A text that is replaced in what JSON decodes to, with parts that are not known. */
import { madeWith, UNKNOWN_PART, type Unknown, type Value } from '../../core/value.ts'
import { textOf, unknown, unlinked, withoutLink } from './make.ts'
import { countParts } from './parts.ts'

/** A text that is replaced wherever it is, and by what: a text, or a value that is not known. */
export interface TextChange {
  readonly what: string
  readonly by: Value
}

/** A text longer than this says no more of what it is than its place does. */
const LONGEST_KNOWN = 1_000

/** A known text in which a text is replaced by what is not known; its known parts stay. */
export function withUnknown(text: string, { what, by }: TextChange, at: Value['at']): Value {
  if (text === what && by.kind === 'unknown') return { ...by, at }
  const words = text.replaceAll(what, UNKNOWN_PART)
  const because = by.kind === 'unknown' ? by.because : ({ kind: 'type', expected: 'text' } as const)
  return unknown(madeWith(withoutLink(because), words.length > LONGEST_KNOWN ? UNKNOWN_PART : words), at)
}

/**
 * What JSON decodes to after a text was replaced in it; undefined where it may no longer be the same JSON with other
 * texts: the text is found in names or numbers, or what comes in its place has signs of JSON.
 *
 * @param beside what the JSON holds beside the value
 */
export function replaceInJson(
  value: Value,
  change: TextChange,
  beside: readonly string[] = [],
): Value | undefined {
  const by = textOf(change.by)
  const isSafe = isWithinStrings(change.what) && (by === undefined || !/["\\\p{Cc}]/u.test(by))
  if (!isSafe || beside.some((word) => word.includes(change.what))) return undefined
  return countParts(value) === undefined ? undefined : replaceIn(value, change)
}

/** Whether a text of JSON can hold it only inside of its strings, not after a name (`:true`), and not in an escape sequence. */
function isWithinStrings(what: string): boolean {
  return /^(?!:)[\w.:/@$#%+=~^|!?;()*-]+$/.test(what) && !/^u?[\da-fnrtb]*$/i.test(what)
}

/** Whether a text of JSON may hold it in an escape sequence, and what follows that. */
function isInEscape(text: string, what: string): boolean {
  return /["\\\p{Cc}<>&\u2028\u2029]/u.test(text) && /^[u\da-fnrt]/i.test(what)
}

function replaceIn(value: Value, change: TextChange): Value | undefined {
  const { what } = change
  switch (value.kind) {
    case 'scalar': {
      if (isInEscape(String(value.value), what)) return undefined
      if (!String(value.value).includes(what)) return value
      if (typeof value.value !== 'string') return undefined
      const by = textOf(change.by)
      if (by === undefined) return withUnknown(value.value, change, value.at)
      return { ...value, value: value.value.replaceAll(what, () => by) }
    }
    case 'list': {
      const items = value.items.map((item) => replaceIn(item, change))
      const known = items.filter((item) => item !== undefined)
      return known.length < items.length ? undefined : { ...value, items: known }
    }
    case 'mapping':
      return replaceInEntries(value, change)
    case 'json': {
      const of = replaceIn(value.of, change)
      return of && { kind: 'json', of, at: value.at }
    }
    case 'unknown':
      return replaceInCause(value, what)
    case 'either': {
      const [yes, no] = value.branches
      const branches = [yes && replaceIn(yes, change), no && replaceIn(no, change)] as const
      const isWhole = !branches[0] === !yes && !branches[1] === !no
      return isWhole ? { ...value, branches } : undefined
    }
  }
}

/** What the deployment gives may hold the text too; a placeholder is in nothing that it makes. */
function replaceInCause(value: Unknown, what: string): Unknown {
  const { because, at } = value
  const isOwn = because.kind === 'reference' && because.within === undefined && /^[\W_].*[\W_]$/.test(what)
  return isOwn ? value : unknown(unlinked(because), at)
}

function replaceInEntries(value: Extract<Value, { kind: 'mapping' }>, change: TextChange): Value | undefined {
  const entries = new Map<string, Value>()
  for (const [name, entry] of value.entries) {
    const isOther = name.includes(change.what) || isInEscape(name, change.what)
    const replaced = isOther ? undefined : replaceIn(entry, change)
    if (replaced === undefined) return undefined
    entries.set(name, replaced)
  }
  return { ...value, entries }
}
