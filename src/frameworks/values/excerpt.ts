/** The words for a place in a message. */
import { type Location, sourceText } from '../../core/source.ts'

/** What is written at a place in one line, cut where it is long. */
export function excerpt(at: Location): string {
  const { range } = at
  const text = sourceText(at, 200)
  const line = text.replace(/\s+/g, ' ')
  return line.length > 120 || range.end > range.start + 200 ? `${line.slice(0, 119)}…` : line
}
