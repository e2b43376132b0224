/** What stands around and below a name in a text: the entries of the same object, and those of the one it opens. */
import type { Range } from '../core/source.ts'

/** Farther than so many characters nothing is looked for. */
export const REACH = 1500

/** The keys of an object, with the place of each; `text` is the object without its brackets. */
export interface Entries extends Range {
  /** Zero-based column of the keys of a YAML block; unset in brackets. */
  readonly column?: number
}

/** The entries that an opening bracket at `start`, or the end of a line of YAML there, begins. */
export function entriesBelow(text: string, start: number, name: number): Entries | undefined {
  if ('{['.includes(text[start] ?? ' ')) return { start: start + 1, end: closeOf(text, start + 1) }
  const first = nextLine(text, start)
  const column = columnOf(text, first)
  return column > columnOf(text, lineStart(text, name))
    ? { ...block(text, first, column), column }
    : undefined
}

/** The entries that the one at `at` is among. */
export function entriesAround(text: string, at: number): Entries {
  const line = lineStart(text, at)
  const key = /^[ \t]{0,200}(?:- {1,4})?(?=["']?[A-Za-z_]{1,40}["']?[ \t]{0,4}:)/.exec(
    text.slice(line, line + 260),
  )
  const isJSON = /^\s*(?:- )?"/.test(text.slice(line, at)) && /,\s*$/.test(lineAt(text, line))
  if (key === null || isJSON || /[{[]/.test(text.slice(line, at))) {
    return { start: openOf(text, at), end: closeOf(text, at) }
  }
  const column = key[0].length
  let start = line
  while (start > 0 && at - start < REACH && !lineAt(text, start).slice(0, column).includes('-')) {
    const above = lineStart(text, start - 1)
    if (columnOf(text, above) < column && !isItem(text, above, column)) break
    start = above
  }
  return { ...block(text, start, column), column }
}

/** A pattern for keys of entries by their names, with the flags g and i. */
export function keysNamed(...names: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w.$-])(?:${names.join('|')})(?=\\\\{0,3}["']?[ \\t]{0,20}[:=](?![=:]))`, 'gi')
}

/** Where the keys stand among the entries; those of what is nested are left out. */
export function* keysAmong(text: string, entries: Entries, pattern: RegExp): Generator<Range> {
  const slice = text.slice(entries.start, entries.end)
  let done = 0
  let depth = 0
  for (const { index, 0: key } of slice.matchAll(pattern)) {
    if (entries.column === undefined) {
      depth += depthOf(slice.slice(done, index))
      done = index
      if (depth !== 0) continue
    } else if (columnOfKey(slice, index) !== entries.column) continue
    yield { start: entries.start + index, end: entries.start + index + key.length }
  }
}

/** Brackets that are opened and not closed, without those in strings. */
function depthOf(text: string): number {
  let depth = 0
  for (const [bracket] of text.matchAll(/"[^"\n]*"|[{}[\]]/g)) {
    if (bracket.length === 1) depth += '{['.includes(bracket) ? 1 : -1
  }
  return depth
}

function closeOf(text: string, from: number): number {
  const most = Math.min(text.length, from + REACH)
  let depth = 0
  for (let i = from; i < most; i++) {
    const character = text[i]
    if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (depth < 0) return i
  }
  return most
}

function openOf(text: string, from: number): number {
  const least = Math.max(0, from - REACH)
  let depth = 0
  for (let i = from - 1; i >= least; i--) {
    const character = text[i]
    if (character === '}' || character === ']') depth++
    else if (character === '{' || character === '[') depth--
    if (depth < 0) return i + 1
  }
  return least
}

/** The lines from one on that are not to the left of a column; the first may begin with a dash. */
function block(text: string, first: number, column: number): Range {
  let end = nextLine(text, first)
  while (end < text.length && end - first < REACH && (isBlank(text, end) || columnOf(text, end) >= column)) {
    end = nextLine(text, end)
  }
  return { start: first, end }
}

function isItem(text: string, line: number, column: number): boolean {
  return /^[ \t]*- +$/.test(text.slice(line, line + column))
}

function isBlank(text: string, line: number): boolean {
  return lineAt(text, line).trim() === ''
}

function columnOf(text: string, line: number): number {
  return /^ {0,400}/.exec(text.slice(line, line + 400))?.[0].length ?? 0
}

function columnOfKey(text: string, at: number): number {
  const column = at - lineStart(text, at)
  return /["']/.test(text[at - 1] ?? '') ? column - 1 : column
}

/** The start of the line, or of as much of it as is looked at: what is long has no keys worth the search. */
function lineStart(text: string, at: number): number {
  const least = Math.max(0, at - REACH)
  return least + text.slice(least, at).lastIndexOf('\n') + 1
}

function nextLine(text: string, at: number): number {
  const end = text.slice(at, at + REACH).indexOf('\n')
  return end === -1 ? Math.min(text.length, at + REACH) : at + end + 1
}

function lineAt(text: string, line: number): string {
  return text.slice(line, nextLine(text, line))
}
