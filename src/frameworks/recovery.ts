/**
 * Reading around a fault. Templates are written one entry below the other, so that a fault stays in the entry it stands
 * in: each entry of each section is read by itself, the broken ones are left out, and the rest is read without them.
 */
import type { Range } from '../core/source.ts'
import { MAX_PROBLEMS, type ParsedText, type SyntaxProblem } from './node.ts'

/** A line that says something. */
export interface Line {
  readonly start: number
  readonly indent: number
  /** Without its indentation. */
  readonly text: string
}

/** How a language is written in lines. */
export interface LineSyntax {
  /** The lines of a text that belong to its entries: no comments, no marks around the whole. */
  readonly linesOf: (lines: readonly Line[]) => readonly Line[]
  /** Lines that end what is deeper, and begin nothing. */
  readonly isClosing: (line: string) => boolean
  /** The line of a section whose entries stand below it, and nothing of them beside it. */
  readonly isHeader: (line: string) => boolean
  /** What is wrong with an entry by itself, with its place in the entry. */
  readonly faultOf: (entry: string) => Fault | undefined
}

export interface Fault extends SyntaxProblem {
  /** Set where it takes in what follows: a quote or bracket that nothing closes. */
  readonly takesRest?: true
}

/** What was found when every entry was read by itself. */
export interface Faults {
  readonly problems: readonly SyntaxProblem[]
  /** The entries that are broken, in the order of the text. */
  readonly lost: readonly Range[]
}

/** The entries that are broken by themselves; undefined where none is, or more than anyone reads about. */
export function findFaults(text: string, syntax: LineSyntax): Faults | undefined {
  const problems: SyntaxProblem[] = []
  const lost: Range[] = []
  for (const entry of entriesOf(text, syntax)) {
    const fault = syntax.faultOf(text.slice(entry.start, entry.end))
    if (fault === undefined) continue
    const place = (offset: number) => Math.min(Math.max(0, offset) + entry.start, entry.end)
    const { message, takesRest } = fault
    problems.push({ message, range: { start: place(fault.range.start), end: place(fault.range.end) } })
    if (takesRest) {
      lost.push({ start: entry.start, end: text.length })
      break
    }
    lost.push(entry)
    if (lost.length > MAX_PROBLEMS) return undefined
  }
  return lost.length === 0 ? undefined : { problems, lost }
}

/** What was read without the broken entries, with the faults of both readings in the order of the text. */
export function withFaults(parsed: ParsedText, { problems, lost }: Faults): ParsedText {
  const isInside = ({ range }: SyntaxProblem) =>
    lost.some(({ start, end }) => start <= range.start && range.end <= end)
  const all = [...problems, ...parsed.problems.filter((problem) => !isInside(problem))].sort(
    (a, b) => a.range.start - b.range.start,
  )
  return { ...parsed, problems: all, lost: [...lost, ...parsed.lost] }
}

/** The entries of the top level; those of a section one by one. */
function entriesOf(text: string, syntax: LineSyntax): readonly Range[] {
  const lines = syntax.linesOf([...splitLines(text)])
  const top = lines[0]?.indent ?? 0
  const entries: Range[] = []
  for (let at = 0; at < lines.length; ) {
    const first = lines[at] as Line
    let next = at + 1
    while ((lines[next]?.indent ?? top) > top) next++
    const end = lines[next]?.start ?? text.length
    const inside = lines.slice(at + 1, next)
    if (inside.length > 0 && syntax.isHeader(first.text)) entries.push(...entriesBelow(inside, end, syntax))
    else if (!syntax.isClosing(first.text)) entries.push({ start: first.start, end })
    at = next
  }
  return entries
}

/** An entry begins in the column of the first one; a line before that column belongs to none. */
function entriesBelow(lines: readonly Line[], end: number, { isClosing }: LineSyntax): readonly Range[] {
  const indent = lines[0]?.indent ?? 0
  const starts = lines
    .filter((line) => line.indent <= indent && !isClosing(line.text))
    .map(({ start }) => start)
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? end }))
}

function* splitLines(text: string): Generator<Line> {
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next === -1 ? text.length : next
    const line = text.slice(start, end)
    const indent = line.search(/[^\s\uFEFF]/)
    if (indent !== -1) yield { start, indent, text: line.slice(indent) }
    start = end + 1
  }
}
