/** JSON strings: what they decode to, and where they end. */
import type { SyntaxProblem } from './node.ts'

export interface JsonString {
  readonly decoded: string
  /** After the closing quote; undefined when the string does not end, or not on its line. */
  readonly end: number | undefined
  readonly problems: readonly SyntaxProblem[]
}

const NO_PROBLEMS: readonly SyntaxProblem[] = []

/** Reads the string whose opening quote is at `start`; with `multiline` it may go on over line ends, as in ARM. */
export function readJsonString(text: string, start: number, multiline = false): JsonString {
  let problems = NO_PROBLEMS
  let decoded = ''
  let from = start + 1
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return { decoded: decoded + text.slice(from, at), end: at + 1, problems }
    // A line end is where a forgotten quote shows; what follows would be read inside out.
    const isLineEnd = code === 0x0a || code === 0x0d
    if (isLineEnd && !multiline) break
    if (code === 0x5c) {
      const escaped = decodeEscape(text, at)
      if (escaped === undefined) {
        problems = [...problems.slice(0, 9), problem('not an escape sequence of JSON', text, at, at + 2)]
      }
      decoded += text.slice(from, at) + (escaped?.decoded ?? text.slice(at, at + 2))
      at += (escaped?.length ?? 2) - 1
      from = at + 1
    } else if (code < 0x20 && !isLineEnd && !(multiline && code === 0x09)) {
      problems = [...problems.slice(0, 9), problem('control character in a string', text, at, at + 1)]
    }
  }
  const unended = problem(
    multiline ? 'this string does not end' : 'this string does not end on its line',
    text,
    start,
    multiline ? start + 1 : at,
  )
  return { decoded: '', end: undefined, problems: [...problems, unended] }
}

function problem(message: string, text: string, start: number, end: number): SyntaxProblem {
  return { message, range: { start, end: Math.min(end, text.length) } }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/** What the escape sequence at a backslash stands for, and its length; undefined where it is none of JSON's. */
export function decodeEscape(text: string, at: number): { decoded: string; length: number } | undefined {
  const letter = text[at + 1] ?? ''
  if (letter === 'u') {
    const digits = text.slice(at + 2, at + 6)
    if (!/^[0-9a-f]{4}$/i.test(digits)) return undefined
    return { decoded: String.fromCharCode(Number.parseInt(digits, 16)), length: 6 }
  }
  const decoded = ESCAPES.get(letter)
  return decoded === undefined ? undefined : { decoded, length: 2 }
}
