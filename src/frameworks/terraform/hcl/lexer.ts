/**
 * Tokens of HCL outside templates, one at a time: what stands inside quotes and heredocs is read by the
 * template parser from the same text. Never throws; what is not a token is a `bad` one with a message.
 */
import type { Range } from '../../../core/source.ts'

export type TokenKind =
  | 'identifier'
  | 'number'
  | 'quote'
  | 'heredoc'
  | 'newline'
  | 'end'
  | 'bad'
  | Punctuation

const SINGLE = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ',',
  '.',
  '=',
  '!',
  '<',
  '>',
  '+',
  '-',
  '*',
  '/',
  '%',
  '?',
  ':',
] as const
const DOUBLE = ['&&', '||', '==', '!=', '<=', '>=', '=>', '::', '~}'] as const

export type Punctuation = (typeof SINGLE)[number] | (typeof DOUBLE)[number] | '...'

const SINGLE_BY_TEXT: ReadonlyMap<string, Punctuation> = new Map(SINGLE.map((text) => [text, text]))
const DOUBLE_BY_TEXT: ReadonlyMap<string, Punctuation> = new Map(DOUBLE.map((text) => [text, text]))

export interface Lexer {
  readonly text: string
  kind: TokenKind
  start: number
  end: number
  /** Where the token before this one ended. */
  previousEnd: number
  /** Whether newlines are tokens: they are not inside parentheses, brackets and interpolations. */
  newlines: boolean
  /** Of a `bad` token. */
  message: string
  /** Comments that were stepped over, with their marks; a place that is read twice is in it twice. */
  readonly comments: Range[]
}

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const HEREDOC = /<<-?[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*\r?\n/uy

/** Reads the token after the current one. */
export function advance(lexer: Lexer): void {
  lexer.previousEnd = lexer.end
  readToken(lexer, lexer.end)
}

/** Reads the token at or after an offset; nothing before it counts. */
export function readToken(lexer: Lexer, offset: number): void {
  const { text } = lexer
  const start = skipBlanks(lexer, offset)
  if (start === undefined) return
  lexer.start = start
  const char = text.charAt(start)
  if (char === '') token(lexer, 'end', text.length)
  else if (char === '\n') token(lexer, 'newline', start + 1)
  else if (char === '"') token(lexer, 'quote', start + 1)
  else if (isDigit(text.charCodeAt(start))) token(lexer, 'number', matchEnd(NUMBER, text, start))
  else if (isIdentifierStart(text, start)) token(lexer, 'identifier', matchEnd(IDENTIFIER, text, start))
  else if (text.startsWith('<<', start)) readHeredocHead(lexer, start)
  else readPunctuation(lexer, start, char)
}

function readHeredocHead(lexer: Lexer, start: number): void {
  const end = matchEnd(HEREDOC, lexer.text, start)
  if (end > start) token(lexer, 'heredoc', end)
  // An operator right before a heredoc.
  else if (lexer.text.startsWith('<<<', start)) token(lexer, '<', start + 1)
  else bad(lexer, start + 2, "expected a marker and a newline after '<<'")
}

function readPunctuation(lexer: Lexer, start: number, char: string): void {
  const { text } = lexer
  const double = DOUBLE_BY_TEXT.get(text.slice(start, start + 2))
  const single = SINGLE_BY_TEXT.get(char)
  if (text.startsWith('...', start)) token(lexer, '...', start + 3)
  else if (double !== undefined) token(lexer, double, start + 2)
  else if (single !== undefined) token(lexer, single, start + 1)
  else {
    const codePoint = text.codePointAt(start) ?? 0
    bad(lexer, start + (codePoint > 0xffff ? 2 : 1), `unexpected character ${nameOf(codePoint)}`)
  }
}

function nameOf(codePoint: number): string {
  const hex = codePoint.toString(16).toUpperCase().padStart(4, '0')
  return codePoint > 0x20 && codePoint < 0x7f ? `'${String.fromCodePoint(codePoint)}'` : `U+${hex}`
}

function token(lexer: Lexer, kind: TokenKind, end: number): void {
  lexer.kind = kind
  lexer.end = end
}

function bad(lexer: Lexer, end: number, message: string): void {
  lexer.kind = 'bad'
  lexer.end = end
  lexer.message = message
}

/** The first offset that is neither a blank nor a comment; undefined where an unclosed comment became the token. */
function skipBlanks(lexer: Lexer, offset: number): number | undefined {
  const { text } = lexer
  let at = offset
  for (;;) {
    const char = text.charCodeAt(at)
    if (char === 0x20 || char === 0x09 || char === 0x0d || (char === 0x0a && !lexer.newlines)) {
      at++
    } else if (char === 0x23 || (char === 0x2f && text.charCodeAt(at + 1) === 0x2f)) {
      const newline = text.indexOf('\n', at)
      const end = newline === -1 ? text.length : newline
      lexer.comments.push({ start: at, end: text.charAt(end - 1) === '\r' ? end - 1 : end })
      at = end
    } else if (char === 0x2f && text.charCodeAt(at + 1) === 0x2a) {
      const close = text.indexOf('*/', at + 2)
      if (close === -1) {
        lexer.start = at
        bad(lexer, text.length, "unclosed comment: expected '*/'")
        return undefined
      }
      lexer.comments.push({ start: at, end: close + 2 })
      at = close + 2
    } else {
      return at
    }
  }
}

function isIdentifierStart(text: string, at: number): boolean {
  const char = text.charCodeAt(at)
  if (char < 0x80) return (char >= 0x61 && char <= 0x7a) || (char >= 0x41 && char <= 0x5a) || char === 0x5f
  return matchEnd(IDENTIFIER, text, at) > at
}

export function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39
}

/** Where a sticky expression's match ends; the start where there is none. */
function matchEnd(expression: RegExp, text: string, start: number): number {
  expression.lastIndex = start
  return expression.test(text) ? expression.lastIndex : start
}
