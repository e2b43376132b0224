/** The words for a place in a message. */
import type { Location } from '../../core/source.ts'

/** What is written at a place in one line, cut where it is long. */
export function excerpt({ file, range }: Location): string {
  const text = file.text.slice(range.start, Math.min(range.end, range.start + 200))
  const line = text.replace(/\s+/g, ' ')
  return line.length > 120 || range.end > range.start + 200 ? `${line.slice(0, 119)}…` : line
}
