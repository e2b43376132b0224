/**
 * A JSON parser that keeps places and survives broken texts. Comments are allowed, because CloudFormation
 * and Terraform files in the wild have them; anything else that is not JSON is a problem with its place.
 */
import { readJsonString } from './json-string.ts'
import { lineEnd } from './line-end.ts'
import {
  duplicateKey,
  type Entry,
  MAX_DEPTH,
  MAX_PROBLEMS,
  type Node,
  type ParsedText,
  type ScalarNode,
  type SyntaxProblem,
  TOO_DEEP,
} from './node.ts'

export interface JsonOptions {
  /** Whether strings may go on over line ends: ARM's multi-line strings. */
  readonly multilineStrings?: boolean
}

interface Reader {
  readonly text: string
  readonly multiline: boolean
  readonly problems: SyntaxProblem[]
  /** Offset of the next character. */
  at: number
  depth: number
  validUntil: number
}

/** What is left of the text can't be made sense of; what was read so far is kept. */
const LOST = Symbol('lost')

/**
 * Parses JSON with `//` and block comments. Never throws. A text that is broken gives the part that could be
 * read: missing and superfluous commas are stepped over, anything worse ends the reading.
 */
export function parseJson(text: string, { multilineStrings = false }: JsonOptions = {}): ParsedText {
  const reader: Reader = {
    text,
    multiline: multilineStrings,
    problems: [],
    at: 0,
    depth: 0,
    validUntil: Number.POSITIVE_INFINITY,
  }
  if (!skipBlanks(reader) || atEnd(reader)) {
    return { root: undefined, problems: reader.problems, validUntil: reader.validUntil, lost: [] }
  }
  const { node, lost } = readValue(reader)
  if (!lost && skipBlanks(reader) && !atEnd(reader)) {
    complain(reader, 'expected the end of the file', reader.at, text.length)
  }
  return { root: node, problems: reader.problems, validUntil: reader.validUntil, lost: [] }
}

/** A node, if there is one, and whether reading can't go on after it. */
interface Read {
  readonly node: Node | undefined
  readonly lost: boolean
}

function readValue(reader: Reader): Read {
  switch (reader.text.charCodeAt(reader.at)) {
    case 0x7b:
      return readNested(reader, readMapping)
    case 0x5b:
      return readNested(reader, readSequence)
    case 0x22:
      return readStringValue(reader)
    default:
      return readLiteral(reader)
  }
}

function readNested(reader: Reader, read: (reader: Reader) => Read): Read {
  if (reader.depth === MAX_DEPTH) {
    complain(reader, TOO_DEEP, reader.at, reader.at + 1)
    return { node: undefined, lost: true }
  }
  reader.depth++
  const result = read(reader)
  reader.depth--
  return result
}

function readMapping(reader: Reader): Read {
  const start = reader.at++
  const entries = new Map<string, Entry>()
  const lost = readMembers(reader, '}', () => {
    const entry = readEntry(reader)
    if (entry === LOST) return true
    if (entries.has(entry.entry.key)) {
      note(reader, duplicateKey(entry.entry.key), entry.entry.keyRange.start, entry.entry.keyRange.end)
    }
    entries.set(entry.entry.key, entry.entry)
    return entry.lost
  })
  return { node: { kind: 'mapping', entries, range: { start, end: reader.at } }, lost }
}

function readEntry(reader: Reader): { entry: Entry; lost: boolean } | typeof LOST {
  if (reader.text.charCodeAt(reader.at) !== 0x22) {
    return lose(reader, 'expected a key in double quotes')
  }
  const start = reader.at
  const key = readString(reader)
  if (key === undefined) return LOST
  const keyRange = { start, end: reader.at }
  if (!skipBlanks(reader)) return LOST
  if (reader.text.charCodeAt(reader.at) !== 0x3a) return lose(reader, "expected ':'")
  reader.at++
  if (!skipBlanks(reader)) return LOST
  const { node, lost } = readValue(reader)
  return node === undefined ? LOST : { entry: { key, keyRange, value: node }, lost }
}

function readSequence(reader: Reader): Read {
  const start = reader.at++
  const items: Node[] = []
  const lost = readMembers(reader, ']', () => {
    const item = readValue(reader)
    if (item.node !== undefined) items.push(item.node)
    return item.lost
  })
  return { node: { kind: 'sequence', items, range: { start, end: reader.at } }, lost }
}

/** Reads members up to the closing bracket; `readMember` and the result say whether reading can't go on. */
function readMembers(reader: Reader, close: '}' | ']', readMember: () => boolean): boolean {
  for (let comma = -1, first = true; ; first = false) {
    if (!skipBlanks(reader)) return true
    const next = reader.text[reader.at]
    if (next === close) {
      if (comma !== -1) note(reader, `superfluous ',' before '${close}'`, comma, comma + 1)
      reader.at++
      return false
    }
    if (next === undefined) return lose(reader, first ? `expected '${close}'` : closing(close)) === LOST
    if (!first && comma === -1 && missesComma(reader, close, next)) return true
    if (readMember() || !skipBlanks(reader)) return true
    comma = reader.text.charCodeAt(reader.at) === 0x2c ? reader.at++ : -1
  }
}

/** Notes that a comma is missing; true where what follows is no member either. */
function missesComma(reader: Reader, close: '}' | ']', next: string): boolean {
  const { at } = reader
  // Two members one after the other can be nothing else.
  if (next === '"' || (next === '{' && close === ']')) {
    note(reader, closing(close), at, at + 1)
    return reader.problems.length >= MAX_PROBLEMS
  }
  complain(reader, closing(close), at, at + 1)
  return next === '}' || next === ']' || reader.problems.length >= MAX_PROBLEMS
}

function closing(close: '}' | ']'): string {
  return `expected ',' or '${close}'`
}

function readStringValue(reader: Reader): Read {
  const start = reader.at
  const text = readString(reader)
  if (text === undefined) return { node: undefined, lost: true }
  const end = reader.at
  const content = { start: start + 1, end: end - 1 }
  const node: ScalarNode = {
    kind: 'scalar',
    value: text,
    text,
    style: 'double',
    range: { start, end },
    content,
  }
  return { node, lost: false }
}

/** Reads a string from its opening quote; undefined when it does not end. */
function readString(reader: Reader): string | undefined {
  const { decoded, end, problems } = readJsonString(reader.text, reader.at, reader.multiline)
  for (const { message, range } of problems) complain(reader, message, range.start, range.end)
  if (end === undefined) return undefined
  reader.at = end
  return decoded
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i

/** Reads a number, true, false or null: everything up to a blank or a mark. */
function readLiteral(reader: Reader): Read {
  const { text } = reader
  const start = reader.at
  let end = start
  while (end < text.length && !endsLiteral(text.charCodeAt(end))) end++
  const word = text.slice(start, end)
  const range = { start, end }
  const scalar = { kind: 'scalar', text: word, style: 'plain', range, content: range } as const
  const value = WORDS.has(word) ? WORDS.get(word) : NUMBER.test(word) ? Number(word) : undefined
  if (value === undefined) {
    complain(reader, 'expected a value', start, Math.max(end, start + 1))
    return { node: undefined, lost: true }
  }
  reader.at = end
  return { node: { ...scalar, value }, lost: false }
}

const MARKS = '[]{},:"/'

/** Whether a character can't be part of a number or word: blanks, brackets, comma, colon, quote, slash. */
function endsLiteral(code: number): boolean {
  return code <= 0x20 || MARKS.includes(String.fromCharCode(code))
}

/** Steps over blanks and comments; false when a comment never ends. */
function skipBlanks(reader: Reader): boolean {
  const { text } = reader
  for (;;) {
    const code = text.charCodeAt(reader.at)
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      reader.at++
    } else if (code === 0x2f && text[reader.at + 1] === '/') {
      reader.at = lineEnd(text, reader.at)
    } else if (code === 0x2f && text[reader.at + 1] === '*') {
      const end = text.indexOf('*/', reader.at + 2)
      if (end === -1) {
        complain(reader, 'this comment does not end', reader.at, reader.at + 2)
        return false
      }
      reader.at = end + 2
    } else return true
  }
}

function atEnd(reader: Reader): boolean {
  return reader.at >= reader.text.length
}

function lose(reader: Reader, message: string): typeof LOST {
  complain(reader, message, reader.at, reader.at + 1)
  return LOST
}

function complain(reader: Reader, message: string, start: number, end: number): void {
  reader.validUntil = Math.min(reader.validUntil, start)
  list(reader, { message, range: { start, end } })
}

/** Lists a problem that does not blur what the text says. */
function note(reader: Reader, message: string, start: number, end: number): void {
  list(reader, { message, range: { start, end }, losesNothing: true })
}

function list({ problems, text }: Reader, problem: SyntaxProblem): void {
  if (problems.length >= MAX_PROBLEMS) return
  const { start, end } = problem.range
  const last = text.length
  problems.push({ ...problem, range: { start: Math.min(start, last), end: Math.min(end, last) } })
}
