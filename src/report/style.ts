/** What every part of the human report needs to know, and the fields under its frames. */
import type { Finding } from '../core/finding.ts'
import type { Location } from '../core/source.ts'
import type { Secrets } from './secrets.ts'
import type { Colors, Paint } from './terminal.ts'
import { wrap } from './width.ts'
import { oneLine } from './words.ts'

export interface Style {
  readonly colors: Colors
  readonly secrets: Secrets
  /** Columns of the terminal, or what to take for it. */
  readonly width: number
}

/** Prose wider than this is tiring to read, however wide the terminal is. */
const WIDEST_PROSE = 100
const NAME_WIDTH = 8

/** `  fix     what to do`, wrapped under itself. `text`, whole or in pieces not to break, has to be escaped. */
export function field(name: string, text: string | readonly string[], style: Style): readonly string[] {
  const indent = 2 + NAME_WIDTH
  const lines = wrap(text, Math.min(style.width, WIDEST_PROSE) - indent)
  return lines.map((line, i) =>
    i === 0 ? `  ${style.colors.quiet(name.padEnd(NAME_WIDTH))}${line}` : `${' '.repeat(indent)}${line}`,
  )
}

/** `path:line:column`, escaped: what terminals and editors make clickable. */
export function place({ file, range }: Location): string {
  const { line, column } = file.position(range.start)
  return `${oneLine(file.path, 1000)}:${line}:${column}`
}

/** The line under a heading: where it is, and what stands there. */
export function placeLine(at: string, subject: string, { colors }: Style): string {
  return `  ${at}${subject === '' ? '' : `  ${colors.quiet(subject)}`}`
}

/** Words about a template (notes, reasons, causes), fit to print on one line. */
export function words(text: string, style: Pick<Style, 'secrets'>): string {
  return oneLine(style.secrets.scrub(text))
}

/** The color of a finding. */
export function accentOf(finding: Finding, { colors }: Style): Paint {
  return finding.verdict === 'undecided' ? colors.undecided : colors[finding.severity]
}
