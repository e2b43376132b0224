/** What all parts of the parser share: the token at hand, the nesting, the faults. */
import type { Range } from '../../../core/source.ts'
import type { Expression, Fault, Name } from './ast.ts'
import { advance, type Lexer, type TokenKind } from './lexer.ts'

/** Deeper nesting than anyone writes, and little enough for the call stack. */
export const MAX_NESTING = 250
export const MAX_FAULTS = 100

export interface Parser extends Lexer {
  /**
   * Parses an expression at the current token. `after` ends the sentence "expected an expression ..." where
   * there is none. It is a field so that the files of the grammar need not import each other in a circle.
   */
  readonly parseExpression: (parser: Parser, after: string) => Expression
  readonly faults: Fault[]
  nesting: number
  /** How many brackets are open. After a failure it stays as it was at the failure. */
  open: number
  /** Markers of the heredocs that are open at this place, outermost first. */
  readonly heredocs: string[]
  /** Take an unindented block inside an indented body as a sign that the body was never closed. */
  readonly closeByIndentation: boolean
  unclosedBlock: boolean
  /** Whether what was skipped after errors holds blocks of the top level. */
  skippedBlocks: boolean
}

/** A parser before its first token. */
export function startParser(
  text: string,
  parseExpression: Parser['parseExpression'],
  closeByIndentation = false,
): Parser {
  return {
    text,
    kind: 'end',
    start: 0,
    end: 0,
    previousEnd: 0,
    newlines: true,
    message: '',
    comments: [],
    parseExpression,
    faults: [],
    nesting: 0,
    open: 0,
    heredocs: [],
    closeByIndentation,
    unclosedBlock: false,
    skippedBlocks: false,
  }
}

/** A syntax error on its way to the item it spoils. */
export class SyntaxFault extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.message)
    this.fault = fault
  }
}

/** Gives up the item at hand; a bad token explains itself better than what was expected in its place. */
export function fail(parser: Parser, message: string, range?: Range): never {
  if (range === undefined && parser.kind === 'bad') {
    throw new SyntaxFault({ message: parser.message, range: tokenRange(parser) })
  }
  throw new SyntaxFault({ message, range: range ?? tokenRange(parser) })
}

/** Notes a fault that spoils nothing else. */
export function note(parser: Parser, message: string, range: Range): void {
  if (parser.faults.length < MAX_FAULTS) parser.faults.push({ message, range })
}

/** Notes a fault that spoils nothing at all. */
export function noteHarmless(parser: Parser, message: string, range: Range): void {
  if (parser.faults.length < MAX_FAULTS) parser.faults.push({ message, range, losesNothing: true })
}

/** The current token's range; a newline's is empty, where the line ends. */
export function tokenRange(parser: Lexer): Range {
  if (parser.kind === 'newline') return { start: parser.previousEnd, end: parser.previousEnd }
  return { start: parser.start, end: parser.end }
}

export function tokenText(parser: Lexer): string {
  return parser.text.slice(parser.start, parser.end)
}

/** Whether the current token is of one of these kinds; unlike a comparison it lasts no longer than the call. */
export function isAt(parser: Parser, ...kinds: readonly TokenKind[]): boolean {
  return kinds.includes(parser.kind)
}

/** Steps over a token of this kind if it is the current one. */
export function accept(parser: Parser, kind: TokenKind): boolean {
  if (parser.kind !== kind) return false
  advance(parser)
  return true
}

export function expect(parser: Parser, kind: TokenKind, message: string): void {
  if (!accept(parser, kind)) fail(parser, message)
}

/** Steps over a word that is a keyword at this place only. */
export function acceptWord(parser: Parser, word: string): boolean {
  return isWord(parser, word) && accept(parser, 'identifier')
}

export function isWord(parser: Parser, word: string): boolean {
  return parser.kind === 'identifier' && tokenText(parser) === word
}

export function expectName(parser: Parser, message: string): Name {
  if (parser.kind !== 'identifier') fail(parser, message)
  const name: Name = { text: tokenText(parser), range: tokenRange(parser) }
  advance(parser)
  return name
}

/** Parses something that may hold itself. */
export function nested<T>(parser: Parser, parse: (parser: Parser) => T): T {
  if (parser.nesting >= MAX_NESTING) fail(parser, 'nested too deeply')
  parser.nesting++
  const result = parse(parser)
  parser.nesting--
  return result
}

/**
 * Parses between a bracket, which is the current token, and its closing one. Both are stepped over, the
 * closing one with the newline rule from before.
 */
export function bracketed<T>(
  parser: Parser,
  newlines: boolean,
  close: TokenKind,
  parse: (parser: Parser) => T,
): T {
  const outside = parser.newlines
  const open = tokenRange(parser)
  const opening = tokenText(parser)
  return nested(parser, () => {
    parser.newlines = newlines
    parser.open++
    advance(parser)
    const result = parse(parser)
    if (parser.kind === 'end') fail(parser, `'${opening}' is never closed: expected '${close}'`, open)
    if (parser.kind !== close) fail(parser, `expected '${close}'`)
    parser.newlines = outside
    parser.open--
    advance(parser)
    return result
  })
}
