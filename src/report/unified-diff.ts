/** Unified diffs, as `git apply` takes them: https://git-scm.com/docs/diff-format#_generating_patch_text_with_p */
import type { Replacement } from '../core/edited-text.ts'
import { type Colors, escapeText } from './terminal.ts'

const CONTEXT = 3

/** Lines that change: those of the original from one to another, and what stands there then. */
interface Change {
  readonly first: number
  readonly end: number
  readonly lines: readonly string[]
}

/** A file with edits. */
export interface EditedFile {
  /** Repository-relative; bytes that are not UTF-8 are lone surrogates (see git/paths.ts). */
  readonly path: string
  /** With its byte order mark, if it has one. */
  readonly original: string
  /** Of the original: in order, and disjoint. */
  readonly edits: readonly Replacement[]
}

/** The diff of one file with its header, byte for byte; '' where nothing changes. Not escaped: it is data. */
export function unifiedDiff(file: EditedFile): string {
  const hunks = hunksOf(file)
  if (hunks.length === 0) return ''
  const [from, to] = [quotedPath(`a/${file.path}`), quotedPath(`b/${file.path}`)]
  // git ends a name that holds blanks with a tab.
  const end = file.path.includes(' ') ? '\t' : ''
  return [`diff --git ${from} ${to}\n`, `--- ${from}${end}\n`, `+++ ${to}${end}\n`, ...hunks].join('')
}

/** The hunks of a file, each with its line feeds. */
export function hunksOf({ original, edits }: Omit<EditedFile, 'path'>): readonly string[] {
  const lines = linesOf(original)
  const changes = changesOf(original, lines, edits)
  let shift = 0
  return together(changes).map((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined) return ''
    const start = Math.max(0, first.first - CONTEXT)
    const end = Math.min(lines.length, last.end + CONTEXT)
    const body: string[] = []
    let done = start
    for (const change of group) {
      body.push(...lines.slice(done, change.first).map((line) => marked(' ', line)))
      body.push(...lines.slice(change.first, change.end).map((line) => marked('-', line)))
      body.push(...change.lines.map((line) => marked('+', line)))
      done = change.end
    }
    body.push(...lines.slice(done, end).map((line) => marked(' ', line)))
    const grown = group.reduce((sum, change) => sum + change.lines.length - (change.end - change.first), 0)
    const head = `@@ -${span(start, end - start)} +${span(start + shift, end - start + grown)} @@\n`
    shift += grown
    return head + body.join('')
  })
}

/** A range of lines, one-based; of an empty one, the line before it. */
function span(start: number, many: number): string {
  return `${many === 0 ? start : start + 1},${many}`
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? `${mark}${line}` : `${mark}${line}\n\\ No newline at end of file\n`
}

/** With their line feeds. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Whole lines that change, in order; what edits do to the same lines is one change. */
function changesOf(
  original: string,
  lines: readonly string[],
  edits: readonly Replacement[],
): readonly Change[] {
  const starts = [0]
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length)
  const startOf = (line: number) => starts[line] ?? original.length
  // What is added at the end of a text goes to its last line where no line feed ends that.
  const furthest = lines.at(-1)?.endsWith('\n') === false ? lines.length - 1 : lines.length
  return sharingLines(edits, starts, furthest).flatMap(({ first, end, own }) => {
    let text = ''
    let done = startOf(first)
    for (const edit of own) {
      text += original.slice(done, edit.range.start) + edit.text
      done = edit.range.end
    }
    const written = linesOf(text + original.slice(done, startOf(end)))
    return trimmed({ first, end, lines: written }, lines)
  })
}

interface Shared {
  readonly first: number
  readonly end: number
  readonly own: readonly Replacement[]
}

/**
 * @param starts of every line, and the end of the text
 * @param furthest the line that the end of the text belongs to
 */
function sharingLines(
  edits: readonly Replacement[],
  starts: readonly number[],
  furthest: number,
): readonly Shared[] {
  const groups: { first: number; end: number; own: Replacement[] }[] = []
  const last = starts.length - 1
  let line = 0
  const moveTo = (offset: number) => {
    while (line < furthest && (starts[line + 1] ?? 0) <= offset) line++
    return line
  }
  for (const edit of edits) {
    const first = moveTo(edit.range.start)
    const end = Math.min(last, moveTo(edit.range.end) + 1)
    const group = groups.at(-1)
    if (group !== undefined && first < group.end) {
      group.end = Math.max(group.end, end)
      group.own.push(edit)
    } else groups.push({ first, end, own: [edit] })
  }
  return groups
}

/** Without lines at its start and end that stay as they are. */
function trimmed({ first, end, lines }: Change, all: readonly string[]): readonly Change[] {
  let [from, to, start, stop] = [first, end, 0, lines.length]
  while (from < to && start < stop && all[from] === lines[start]) {
    from++
    start++
  }
  while (from < to && start < stop && all[to - 1] === lines[stop - 1]) {
    to--
    stop--
  }
  return from === to && start === stop ? [] : [{ first: from, end: to, lines: lines.slice(start, stop) }]
}

/** Changes that share their context. */
function together(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    if (group !== undefined && change.first - (group.at(-1)?.end ?? 0) <= 2 * CONTEXT) group.push(change)
    else groups.push([change])
  }
  return groups
}

/** As git writes a name: in quotes where it holds what would end it, or is not plain ASCII. */
function quotedPath(path: string): string {
  const isPlain = /^[ !#-[\]-~]*$/.test(path)
  return isPlain ? path : `"${Array.from(path, quotedCharacter).join('')}"`
}

function quotedCharacter(character: string): string {
  if (/[ !#-[\]-~]/.test(character)) return character
  if (character === '"' || character === '\\') return `\\${character}`
  const code = character.charCodeAt(0)
  const isByte = character.length === 1 && code >= 0xdc80 && code <= 0xdcff
  const bytes = isByte ? [code - 0xdc00] : [...Buffer.from(character, 'utf8')]
  return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}

/** A diff as a terminal may show it: escaped, and colored as git does it. No program can apply it. */
export function shownDiff(
  diff: string,
  colors: Pick<Colors, 'high' | 'good' | 'related' | 'strong'>,
): string {
  const lines = diff.split('\n').slice(0, -1)
  const shown = lines.map((line) => {
    const text = escapeText(line)
    if (/^(?:diff|---|\+\+\+) /.test(line)) return colors.strong(text)
    if (line.startsWith('@@')) return colors.related(text)
    if (line.startsWith('-')) return colors.high(text)
    return line.startsWith('+') ? colors.good(text) : text
  })
  return shown.map((line) => `${line}\n`).join('')
}
