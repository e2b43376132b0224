/** Files and bodies: attributes and blocks. A syntax error costs the item it stands in, not its neighbors. */
import type { Range } from '../../../core/source.ts'
import type { Attribute, Block, Body, Fault, Item, Name } from './ast.ts'
import { advance, readToken } from './lexer.ts'
import { skipNewlines } from './parse-collection.ts'
import { parseExpression } from './parse-expression.ts'
import { parseQuoted } from './parse-template.ts'
import {
  accept,
  expectName,
  fail,
  isAt,
  MAX_FAULTS,
  nested,
  note,
  noteHarmless,
  type Parser,
  SyntaxFault,
  startParser,
} from './parser.ts'
import { indentationAt, resumeAfter } from './recover.ts'

export interface ParsedBody {
  readonly body: Body
  readonly faults: readonly Fault[]
  /** Comments with their marks, in no order, some of them twice. */
  readonly comments: readonly Range[]
}

/** Parses a file. Never throws; at most 100 faults are reported, after which the rest is left unread. */
export function parseHcl(text: string): ParsedBody {
  const first = parseOnce(text, false)
  // Only a second look may guess from indentation: in a file that is correct it means nothing.
  return first.unclosedBlock ? parseOnce(text, true) : first
}

function parseOnce(text: string, closeByIndentation: boolean): ParsedBody & { unclosedBlock: boolean } {
  const parser = startParser(text, parseExpression, closeByIndentation)
  advance(parser)
  const open = startBody()
  parseItems(parser, open, undefined)
  const { faults, comments, unclosedBlock } = parser
  return { body: finishBody(open, parser.skippedBlocks), faults, comments, unclosedBlock }
}

/** A body that is being parsed. */
interface OpenBody {
  readonly items: Item[]
  isCut: boolean
}

function startBody(): OpenBody {
  return { items: [], isCut: false }
}

function finishBody({ items, isCut }: OpenBody, skippedBlocks: boolean): Body {
  return isCut || skippedBlocks ? { items, isCut: true } : { items }
}

/** The block whose body is being parsed. */
interface Enclosing {
  readonly start: number
  /** Whether an item of the body is indented more than the block. */
  indented: boolean
}

/** Parses items up to the end of the file, or of the block: its brace is then the current token. */
function parseItems(parser: Parser, body: OpenBody, enclosing: Enclosing | undefined): void {
  const names = new Set<string>()
  for (;;) {
    skipNewlines(parser)
    if (parser.kind === 'end') return
    if (isAt(parser, '}') && enclosing !== undefined) return
    if (enclosing !== undefined && endsByIndentation(parser, enclosing)) return
    const { nesting } = parser
    const itemStart = parser.start
    try {
      const item = parseItem(parser)
      if (item.kind === 'attribute') noteDuplicate(parser, names, item.name)
      // What follows may be meant to stand in it or here.
      else if (!item.closed) body.isCut = true
      body.items.push(item)
      endItem(parser, item)
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error
      parser.nesting = nesting
      const isKept = keepName(parser, body.items, error.fault, itemStart)
      recover(parser, error.fault, itemStart)
      const skipped = parser.text.slice(itemStart, parser.start)
      if (!isKept || skipped.trim().includes('\n')) body.isCut = true
      if (BLOCK.test(skipped)) parser.skippedBlocks = true
    }
  }
}

/** A line that begins a block of the top level, after the first line of what is skipped. */
const BLOCK = /\n(?:resource|data|module|provider)[ \t]+["\w]/

/** Whether a block begins here that can't be meant to stand in the body, because only the body is indented. */
function endsByIndentation(parser: Parser, enclosing: Enclosing): boolean {
  const { text, start } = parser
  const least = indentationAt(text, enclosing.start)
  const indentation = indentationAt(text, start)
  if (indentation > least) enclosing.indented = true
  if (!parser.closeByIndentation || !enclosing.indented || indentation > least) return false
  const line = text.slice(start, lineEnd(text, start))
  return /^[\w-]+[ \t]*("[^"]*"[ \t]*)*\{/.test(line)
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return Math.min(newline === -1 ? text.length : newline, at + 1000)
}

function noteDuplicate(parser: Parser, names: Set<string>, name: Name): void {
  if (names.has(name.text)) noteHarmless(parser, `'${name.text}' is already set in this block`, name.range)
  names.add(name.text)
}

/** An item ends with its line; a block without its brace ends before what can't belong to it. */
function endItem(parser: Parser, item: Item): void {
  if (item.kind === 'block' && !item.closed) return
  if (parser.kind === 'newline' || parser.kind === 'end') return
  fail(parser, `expected a newline after the ${item.kind}`)
}

function parseItem(parser: Parser): Item {
  if (isAt(parser, 'quote')) fail(parser, "expected an attribute's or a block's name without quotes")
  if (isAt(parser, '}')) fail(parser, "this '}' closes nothing")
  const name = expectName(parser, 'expected an attribute or a block')
  if (parser.kind === '=') return parseAttribute(parser, name)
  if (isAt(parser, '{', 'quote', 'identifier')) {
    return parseBlock(parser, name)
  }
  return fail(parser, `expected '=' or '{' after '${name.text}'`)
}

function parseAttribute(parser: Parser, name: Name): Attribute {
  advance(parser)
  const value = parseExpression(parser, "after '='")
  return { kind: 'attribute', name, value, range: { start: name.range.start, end: parser.previousEnd } }
}

function parseBlock(parser: Parser, type: Name): Block {
  const labels: Name[] = []
  while (isAt(parser, 'quote', 'identifier')) {
    labels.push(isAt(parser, 'quote') ? parseLabel(parser) : expectName(parser, 'expected a label'))
  }
  const head = { start: type.range.start, end: parser.previousEnd }
  if (isAt(parser, '=')) fail(parser, "expected a block: an attribute's name is one word")
  if (!isAt(parser, '{')) fail(parser, "expected '{' or a label in quotes")
  const open = startBody()
  const closed = nested(parser, () => {
    advance(parser)
    if (parser.kind === 'newline') return parseLines(parser, open, type, head.end)
    parseSingleLine(parser, open.items)
    return true
  })
  const end = closed ? parser.previousEnd : (open.items.at(-1)?.range.end ?? parser.previousEnd)
  const body = finishBody(open, !closed)
  return { kind: 'block', type, labels, body, head, closed, range: { start: head.start, end } }
}

/** Parses a body of several lines; whether it was closed. */
function parseLines(parser: Parser, body: OpenBody, type: Name, headEnd: number): boolean {
  parseItems(parser, body, { start: type.range.start, indented: false })
  if (accept(parser, '}')) return true
  parser.unclosedBlock = true
  note(parser, `this block is never closed: expected '}'`, { start: type.range.start, end: headEnd })
  return false
}

/** Parses what follows the brace of a block of one line: at most one attribute. */
function parseSingleLine(parser: Parser, items: Item[]): void {
  if (accept(parser, '}')) return
  const name = expectName(parser, "expected a newline, an attribute or '}'")
  if (parser.kind !== '=') fail(parser, 'expected a newline: only an attribute fits in a block of one line')
  items.push(parseAttribute(parser, name))
  if (!accept(parser, '}')) fail(parser, "expected '}': a block of one line holds one attribute")
}

function parseLabel(parser: Parser): Name {
  const { start } = parser
  let text = ''
  for (const part of parseQuoted(parser)) {
    if (part.kind !== 'text') fail(parser, 'a label is fixed text', part.range)
    text += part.text
  }
  return { text, range: { start, end: parser.previousEnd } }
}

/**
 * Leaves an invalid attribute in the spoiled item's place: what is written there is not absent but unknown. False where
 * that is not all that is spoiled.
 */
function keepName(parser: Parser, items: Item[], fault: Fault, itemStart: number): boolean {
  const [text] =
    /^[\p{ID_Start}_][\p{ID_Continue}-]*/u.exec(parser.text.slice(itemStart, itemStart + 200)) ?? []
  if (text === undefined) return false
  const last = items.at(-1)
  // The item may be whole, with something after it that should not be there.
  if (last !== undefined && last.range.start === itemStart) return false
  const name = { text, range: { start: itemStart, end: itemStart + text.length } }
  const range = { start: itemStart, end: Math.max(name.range.end, fault.range.end) }
  items.push({ kind: 'attribute', name, value: { kind: 'invalid', range }, range })
  return true
}

/** Notes the fault and moves on to where the next item probably starts. */
function recover(parser: Parser, fault: Fault, itemStart: number): void {
  note(parser, fault.message, fault.range)
  const open = parser.open > 0
  const heredoc = parser.heredocs[0]
  parser.open = 0
  parser.heredocs.length = 0
  parser.newlines = true
  if (parser.faults.length >= MAX_FAULTS) {
    parser.faults[MAX_FAULTS - 1] = { message: 'too many errors: the rest is not read', range: fault.range }
    parser.end = parser.text.length
    parser.skippedBlocks = true
    advance(parser)
    return
  }
  const from = Math.max(parser.start, itemStart)
  readToken(parser, resumeAfter(parser.text, { itemStart, from, open, heredoc }))
}
