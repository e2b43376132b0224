/** Where a JSON text has comments, for what is written in them. */
import type { Range } from '../core/source.ts'
import { lineEnd } from './line-end.ts'

/** The ranges of all `//` and block comments with their marks, line ends left out; strings may hold line ends. */
export function jsonComments(text: string): readonly Range[] {
  const comments: Range[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = stringEnd(text, at)
    else if (code === 0x2f) {
      const end = commentEnd(text, at)
      if (end === undefined) continue
      comments.push({ start: at, end })
      at = end - 1
    }
  }
  return comments
}

/** The offset of the closing quote. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5c) at++
    else if (code === 0x22) return at
  }
  return text.length
}

/** The end of the comment that begins here; undefined where none does. */
function commentEnd(text: string, start: number): number | undefined {
  const next = text[start + 1]
  if (next === '*') {
    const end = text.indexOf('*/', start + 2)
    return end === -1 ? text.length : end + 2
  }
  if (next !== '/') return undefined
  return lineEnd(text, start)
}
