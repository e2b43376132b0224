/** Quoted strings and heredocs: text, escapes, interpolations and directives. */
import type { Range } from '../../../core/source.ts'
import type { TemplatePart } from './ast.ts'
import { advance, readToken } from './lexer.ts'
import { parseForNames } from './parse-collection.ts'
import { acceptWord, expectName, fail, nested, note, type Parser } from './parser.ts'
import { buildTemplate, dedent, type Flat, strip } from './template-tree.ts'

/** Parses a quoted string; the current token is the opening quote. */
export function parseQuoted(parser: Parser): readonly TemplatePart[] {
  const { text, start: opening, newlines } = parser
  const flats: Flat[] = []
  let at = parser.end
  let run = at
  for (;;) {
    const char = text.charAt(at)
    if (char === '' || char === '\n') {
      const end = text.charAt(at - 1) === '\r' ? at - 1 : at
      fail(parser, "unclosed string: expected '\"' before the end of the line", { start: opening, end })
    }
    if (char !== '"' && char !== '\\' && char !== '$' && char !== '%') {
      at++
      continue
    }
    const end = char === '\\' ? at + escapeLength(text, at) : sequenceEnd(text, at)
    if (char !== '"' && end === at) {
      at++
      continue
    }
    pushText(flats, text, run, at)
    if (char === '"') break
    at = char === '\\' ? pushEscape(parser, flats, at, end) : parseSequence(parser, flats, at)
    run = at
  }
  parser.newlines = newlines
  parser.end = at + 1
  advance(parser)
  return buildTemplate(parser, strip(flats))
}

/** Parses a heredoc; the current token is its first line. */
export function parseHeredoc(parser: Parser): readonly TemplatePart[] {
  const { text, start: opening, newlines } = parser
  const head = text.slice(opening, parser.end).trim()
  const flush = head.startsWith('<<-')
  const marker = head.slice(flush ? 3 : 2)
  const flats: Flat[] = []
  parser.heredocs.push(marker)
  let at = parser.end
  let end = markerEnd(text, at, marker)
  while (end === undefined) {
    if (at >= text.length) {
      fail(parser, `this heredoc is never closed: expected a line with '${marker}'`, {
        start: opening,
        end: opening + head.length,
      })
    }
    at = parseHeredocLine(parser, flats, at)
    end = markerEnd(text, at, marker)
  }
  parser.heredocs.pop()
  parser.newlines = newlines
  parser.end = end
  advance(parser)
  return buildTemplate(parser, flush ? dedent(strip(flats)) : strip(flats))
}

/** Parses the text from an offset to its end as a template without quotes, in which a backslash is a backslash. */
export function parseBareTemplate(parser: Parser, start: number): readonly TemplatePart[] {
  const flats: Flat[] = []
  for (let at = start; at < parser.text.length; ) at = parseHeredocLine(parser, flats, at)
  return buildTemplate(parser, strip(flats))
}

/** Reads one line, newline included, and gives where the next one starts. */
function parseHeredocLine(parser: Parser, flats: Flat[], lineStart: number): number {
  const { text } = parser
  let at = lineStart
  let run = at
  for (;;) {
    const char = text.charAt(at)
    if (char === '' || char === '\n') {
      const next = Math.min(at + 1, text.length)
      pushText(flats, text, run, next)
      return next
    }
    if ((char === '$' || char === '%') && sequenceEnd(text, at) > at) {
      pushText(flats, text, run, at)
      at = parseSequence(parser, flats, at)
      run = at
    } else {
      at++
    }
  }
}

/** Where the marker ends if the line holds it and nothing else. */
function markerEnd(text: string, lineStart: number, marker: string): number | undefined {
  let at = lineStart
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++
  if (!text.startsWith(marker, at)) return undefined
  const end = at + marker.length
  at = end
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t' || text.charAt(at) === '\r') at++
  return at >= text.length || text.charAt(at) === '\n' ? end : undefined
}

/** Where the opening of `${`, `%{`, `$${` or `%%{` ends; `at` itself where there is none. */
function sequenceEnd(text: string, at: number): number {
  const char = text.charAt(at)
  if (text.charAt(at + 1) === '{') return at + 2
  return text.charAt(at + 1) === char && text.charAt(at + 2) === '{' ? at + 3 : at
}

function pushText(flats: Flat[], text: string, start: number, end: number): void {
  if (end > start) flats.push({ kind: 'text', text: text.slice(start, end), range: { start, end } })
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
])

function escapeLength(text: string, at: number): number {
  const char = text.charAt(at + 1)
  if (char === '' || char === '\n') return 1
  return char === 'u' ? 6 : char === 'U' ? 10 : 2
}

/** Reads a backslash escape and gives where it ends; one that means nothing is a fault and stands for itself. */
function pushEscape(parser: Parser, flats: Flat[], start: number, end: number): number {
  const source = parser.text.slice(start, end)
  const simple = ESCAPES.get(source.slice(1))
  const codePoint = /^\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})$/.test(source)
    ? Number.parseInt(source.slice(2), 16)
    : undefined
  if (simple !== undefined) {
    flats.push({ kind: 'text', text: simple, range: { start, end } })
  } else if (codePoint !== undefined && codePoint <= 0x10ffff) {
    flats.push({ kind: 'text', text: String.fromCodePoint(codePoint), range: { start, end } })
  } else {
    const range = { start, end: start + Math.min(2, source.length) }
    note(parser, `unknown escape sequence '${source.slice(0, 2)}'`, range)
    pushText(flats, parser.text, range.start, range.end)
    return range.end
  }
  return end
}

/** Parses `${...}`, `%{...}` or an escape of their openings, and gives where it ends. */
function parseSequence(parser: Parser, flats: Flat[], start: number): number {
  const { text } = parser
  const end = sequenceEnd(text, start)
  if (end === start + 3) {
    flats.push({ kind: 'text', text: text.slice(start + 1, end), range: { start, end } })
    return end
  }
  const stripBefore = text.charAt(end) === '~'
  parser.newlines = false
  return nested(parser, () => {
    readToken(parser, stripBefore ? end + 1 : end)
    const close = (): { range: Range; stripBefore: boolean; stripAfter: boolean } => {
      if (parser.kind !== '}' && parser.kind !== '~}') {
        const what = text.charAt(start) === '$' ? 'interpolation' : 'directive'
        fail(parser, `expected '}' to end the ${what}`)
      }
      return { range: { start, end: parser.end }, stripBefore, stripAfter: parser.kind === '~}' }
    }
    if (text.charAt(start) === '$') {
      const value = parser.parseExpression(parser, "after '${'")
      flats.push({ kind: 'interpolation', value, ...close() })
    } else {
      parseDirective(parser, flats, close)
    }
    return parser.end
  })
}

function parseDirective(
  parser: Parser,
  flats: Flat[],
  close: () => { range: Range; stripBefore: boolean; stripAfter: boolean },
): void {
  if (acceptWord(parser, 'if')) {
    const condition = parser.parseExpression(parser, "after 'if'")
    flats.push({ kind: 'if', condition, ...close() })
    return
  }
  const word = parser.text.slice(parser.start, parser.end)
  if (word === 'for') {
    advance(parser)
    const intro = parseForNames(parser)
    flats.push({ kind: 'for', ...intro, ...close() })
    return
  }
  if (word !== 'else' && word !== 'endif' && word !== 'endfor') {
    fail(parser, "expected 'if', 'else', 'endif', 'for' or 'endfor' after '%{'")
  }
  expectName(parser, 'expected a keyword')
  flats.push({ kind: word, ...close() })
}
