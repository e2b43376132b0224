/** The code around a finding: the same lines as on a terminal, the values marked in place, credentials masked. */
import type { Label } from '../../core/claim.ts'
import type { Finding } from '../../core/finding.ts'
import { type Location, type Range, sameLocation } from '../../core/source.ts'
import { firstLineOf, isVisible, lineOf, MOST_ELSEWHERE, type Window, windowAround } from '../frame.ts'
import type { Secrets } from '../secrets.ts'
import { type SourceLine, showLine } from '../source-line.ts'
import { place } from '../style.ts'
import { oneLine } from '../words.ts'
import { html, type Markup } from './markup.ts'

/** Columns of code; longer lines are cut around what they are shown for. */
const ROOM = 160
/** Notes stand under their value, unless that is so far to the right that they would be hard to read. */
const WIDEST_MARGIN = 48

/** The code with its marks, then where values come from and the other places that matter. */
export function renderHtmlFrame(labels: Finding['labels'], secrets: Secrets): Markup {
  const [primary, ...others] = labels
  const window = windowAround(primary, others)
  const { rows, hidden } = drawRows(window, true, secrets)
  const elsewhere = others.filter((label) => !window.labels.includes(label) || hidden.includes(label))
  return html`<pre class="code"><code>${rows}</code></pre>${origins(labels, window, secrets)}${otherPlaces(elsewhere, secrets)}`
}

/** Words about a template, on one line and without the credentials they may quote. */
export function said(text: string, secrets: Secrets, most = 300): string {
  return oneLine(secrets.scrub(text), most)
}

interface Drawn {
  readonly rows: readonly Markup[]
  /** Labels that no row had room to show. */
  readonly hidden: readonly Label[]
}

/** `marked`: whether the first label is the finding's own. */
function drawRows(window: Window, marked: boolean, secrets: Secrets): Drawn {
  const { file, first, last } = window
  const rows: Markup[] = []
  const hidden: Label[] = []
  for (let number = first; number <= last; number++) {
    const range = file.lineRange(number)
    const here = window.labels.filter((label) => lineOf(label.at) === number)
    const line = showLine(file, range, here[0]?.at.range.start ?? range.start, ROOM, secrets)
    const visible = here.filter((label) => isVisible(label, line, range))
    hidden.push(...here.filter((label) => !visible.includes(label)))
    const marks = visible.map((label) => ({
      ...line.charactersOf(firstLineOf(label.at, range)),
      primary: marked && label === window.labels[0],
    }))
    rows.push(html`<span class="l" data-n="${number}">${markLine(line.text, marks)}</span>`)
    rows.push(...visible.flatMap((label) => noteRow(label, line, range, secrets)))
  }
  return { rows, hidden }
}

interface Mark extends Range {
  readonly primary: boolean
}

/** The text with its marks; of marks that overlap, the primary or the earlier one is drawn. */
function markLine(text: string, marks: readonly Mark[]): readonly Markup[] {
  const drawn: Mark[] = []
  for (const mark of marks) {
    // An empty place is shown by the character that follows.
    const end = Math.max(mark.end, mark.start + ([...text.slice(mark.start, mark.start + 2)][0]?.length ?? 0))
    if (!drawn.some((each) => mark.start < each.end && each.start < end)) drawn.push({ ...mark, end })
  }
  const pieces: Markup[] = []
  let done = 0
  for (const { start, end, primary } of drawn.sort((a, b) => a.start - b.start)) {
    const shown = text.slice(start, end) || ' '
    pieces.push(html`${text.slice(done, start)}<mark${primary ? '' : html` class="near"`}>${shown}</mark>`)
    done = end
  }
  return [...pieces, html`${text.slice(done)}`]
}

function noteRow(label: Label, line: SourceLine, range: Range, secrets: Secrets): readonly Markup[] {
  const note = said(label.note, secrets)
  if (note === '') return []
  const { start } = line.columnsOf(firstLineOf(label.at, range))
  return [html`<span class="n">${' '.repeat(Math.min(start, WIDEST_MARGIN))}↑ ${note}</span>`]
}

/** Where the values come from that are not written where they are used, with the line that writes them. */
function origins(labels: readonly Label[], window: Window, secrets: Secrets): readonly Markup[] {
  const shown: Location[] = []
  const parts: Markup[] = []
  for (const { at, from } of labels) {
    if (from === undefined || shown.some((earlier) => sameLocation(earlier, from.at))) continue
    if (shown.length === MOST_ELSEWHERE) break
    shown.push(from.at)
    parts.push(
      html`<p class="also"><b>From</b> ${said(from.what, secrets)} <span class="path">${place(from.at)}</span></p>`,
    )
    const line = lineOf(from.at)
    const inWindow = from.at.file === window.file && line >= window.first && line <= window.last
    if (inWindow || sameLocation(at, from.at)) continue
    const single = { file: from.at.file, first: line, last: line, labels: [{ at: from.at, note: '' }] }
    parts.push(html`<pre class="code"><code>${drawRows(single, false, secrets).rows}</code></pre>`)
  }
  return parts
}

function otherPlaces(labels: readonly Label[], secrets: Secrets): readonly Markup[] {
  const more = labels.length - MOST_ELSEWHERE
  return [
    ...labels
      .slice(0, MOST_ELSEWHERE)
      .map(
        ({ at, note }) =>
          html`<p class="also"><b>See</b> <span class="path">${place(at)}</span> ${said(note, secrets)}</p>`,
      ),
    ...(more > 0 ? [html`<p class="also">and ${more} more</p>`] : []),
  ]
}
