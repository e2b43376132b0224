/**
 * The code frame: the lines around a finding's primary place with what there is to say under them, then where
 * values come from and the other places that matter. Everything printed is escaped, credentials are masked.
 */
import type { Label } from '../core/claim.ts'
import type { Finding } from '../core/finding.ts'
import { type Location, type Range, type SourceFile, sameLocation } from '../core/source.ts'
import { FIELD } from './messages.ts'
import { type SourceLine, showLine } from './source-line.ts'
import { field, place, type Style, words } from './style.ts'
import type { Paint } from './terminal.ts'
import { displayWidth, wrap } from './width.ts'

const LINES_BEFORE = 2
const LINES_AFTER = 1
/** Other labels so near to the primary one widen the window, in lines. */
const NEAR = 5
/** Other labels drawn in the window. */
const MOST_NEAR = 5
/** Other places and origins named below the code. */
export const MOST_ELSEWHERE = 3
const INDENT = 4
const NARROWEST_CODE = 20
/** A note that does not fit beside its underline gets at least so many columns below it, if it needs them. */
const NOTE_COLUMNS = 50

export interface FrameOptions extends Style {
  /** Paints the primary label. */
  readonly accent: Paint
}

/** The code around the first label with the others marked, `from` and `see` lines below. */
export function renderFrame(labels: Finding['labels'], options: FrameOptions): readonly string[] {
  const [primary, ...others] = labels
  const window = windowAround(primary, others)
  const { lines, hidden } = drawWindow(window, options)
  const elsewhere = others.filter((label) => !window.labels.includes(label) || hidden.includes(label))
  return [...lines, ...origins(labels, window, options), ...otherPlaces(elsewhere, options)]
}

/** The lines that a frame shows. */
export interface Window {
  readonly file: SourceFile
  /** One-based, both included. */
  readonly first: number
  readonly last: number
  /** Labels whose first line is in the window; the first is the primary one. */
  readonly labels: readonly Label[]
}

/** The lines around the primary label, and the labels near enough to be drawn there. */
export function windowAround(primary: Label, others: readonly Label[]): Window {
  const { file } = primary.at
  const line = lineOf(primary.at)
  const near = others
    .filter((label) => label.at.file === file && Math.abs(lineOf(label.at) - line) <= NEAR)
    .slice(0, MOST_NEAR)
  const labeled = [line, ...near.map((label) => lineOf(label.at))]
  const top = Math.min(...labeled)
  const bottom = Math.max(...labeled)
  let first = Math.max(1, Math.min(top, line - LINES_BEFORE))
  let last = Math.min(file.lineCount, Math.max(bottom, line + LINES_AFTER))
  while (first < top && isBlank(file, first)) first++
  while (last > bottom && isBlank(file, last)) last--
  return { file, first, last, labels: [primary, ...near] }
}

/** The one-based line on which a place starts. */
export function lineOf(at: Location): number {
  return at.file.position(at.range.start).line
}

function isBlank(file: SourceFile, line: number): boolean {
  const { start, end } = file.lineRange(line)
  return end - start <= 200 && file.text.slice(start, end).trim() === ''
}

/** The window's lines, and the labels that no line had room to show. */
function drawWindow(
  window: Window,
  options: FrameOptions,
): { lines: readonly string[]; hidden: readonly Label[] } {
  const digits = String(window.last).length
  const room = Math.max(NARROWEST_CODE, options.width - INDENT - digits - 3)
  const gutter = (text: string): string => options.colors.quiet(`${' '.repeat(INDENT)}${text} |`)
  const lines: string[] = []
  const hidden: Label[] = []
  for (let number = window.first; number <= window.last; number++) {
    const { file } = window
    const range = file.lineRange(number)
    const here = window.labels.filter((label) => lineOf(label.at) === number)
    const line = showLine(file, range, here[0]?.at.range.start ?? range.start, room, options.secrets)
    lines.push(`${gutter(String(number).padStart(digits))} ${line.text}`.trimEnd())
    for (const label of here) {
      if (!isVisible(label, line, range)) hidden.push(label)
      else {
        const rows = underline(label, label === window.labels[0], { line, range, room }, options)
        lines.push(...rows.map((row) => `${gutter(' '.repeat(digits))} ${row}`))
      }
    }
  }
  return { lines, hidden }
}

/** Whether a label's start is in the part of its line that fits. */
export function isVisible(label: Label, line: SourceLine, range: Range): boolean {
  const { start } = label.at.range
  if (start < line.shown.start) return false
  return start < line.shown.end || line.shown.end === range.end
}

function underline(
  label: Label,
  primary: boolean,
  drawn: { readonly line: SourceLine; readonly range: Range; readonly room: number },
  options: FrameOptions,
): readonly string[] {
  const { start, end } = drawn.line.columnsOf(firstLineOf(label.at, drawn.range))
  const paint = primary ? options.accent : options.colors.related
  const marks = (primary ? '^' : '-').repeat(end - start)
  const note = words(label.note, options)
  const margin = ' '.repeat(start)
  if (note === '') return [margin + paint(marks)]
  if (end + 1 + displayWidth(note) <= drawn.room) return [`${margin}${paint(`${marks} ${note}`)}`]
  const indent = Math.max(0, Math.min(start, drawn.room - Math.min(displayWidth(note), NOTE_COLUMNS)))
  const below = wrap(note, drawn.room - indent).map((line) => ' '.repeat(indent) + paint(line))
  return [margin + paint(marks), ...below]
}

/** The part of a range on its first line, without blanks at the end. */
export function firstLineOf({ file, range }: Location, line: Range): Range {
  let end = Math.min(range.end, line.end)
  while (end > range.start && /\s/.test(file.text[end - 1] ?? '')) end--
  return { start: range.start, end }
}

/** Where the values come from that are not written where they are used, with the line that writes them. */
function origins(labels: readonly Label[], window: Window, options: FrameOptions): readonly string[] {
  const shown: Location[] = []
  const lines: string[] = []
  for (const { at, from } of labels) {
    if (from === undefined || shown.some((earlier) => sameLocation(earlier, from.at))) continue
    if (shown.length === MOST_ELSEWHERE) break
    shown.push(from.at)
    lines.push(...field(FIELD.from, `${words(from.what, options)} (${place(from.at)})`, options))
    const line = lineOf(from.at)
    const inWindow = from.at.file === window.file && line >= window.first && line <= window.last
    if (inWindow || sameLocation(at, from.at)) continue
    const label = { at: from.at, note: '' }
    const single = { file: from.at.file, first: line, last: line, labels: [label] }
    lines.push(...drawWindow(single, { ...options, accent: options.colors.related }).lines)
  }
  return lines
}

function otherPlaces(labels: readonly Label[], options: FrameOptions): readonly string[] {
  const lines = labels
    .slice(0, MOST_ELSEWHERE)
    .flatMap((label) =>
      field(FIELD.see, `${place(label.at)}  ${words(label.note, options)}`.trimEnd(), options),
    )
  const more = labels.length - MOST_ELSEWHERE
  return more > 0 ? [...lines, ...field('', `and ${more} more`, options)] : lines
}
