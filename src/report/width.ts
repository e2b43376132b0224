/** Columns on a terminal, and lines of so many of them. */
import stringWidth from 'fast-string-width'

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/

/** Columns that escaped text takes on a terminal. */
export function displayWidth(text: string): number {
  return PRINTABLE_ASCII.test(text) ? text.length : stringWidth(text)
}

/**
 * Breaks escaped text between words into lines of at most `width` columns; a longer word has a line of its own.
 * Text given in pieces is broken between the pieces only.
 */
export function wrap(text: string | readonly string[], width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of typeof text === 'string' ? text.split(' ') : text) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}
