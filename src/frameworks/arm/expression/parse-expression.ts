/**
 * Parses template expressions: what stands between the brackets of a string such as `[concat('a', 'b')]`. See
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
 */
import type { Range } from '../../../core/source.ts'
import { quote, type SyntaxProblem } from '../../node.ts'
import type { TextMap } from '../../text-map.ts'
import type { Expression } from './ast.ts'

export type ParsedExpression = { readonly expression: Expression } | { readonly problem: SyntaxProblem }

/** Deeper nesting, and longer chains of `.name`, than anyone writes; little enough for the call stack. */
const MAX_NESTING = 100
const MAX_CHAIN = 30
/** Azure takes no more than 24,576 characters. */
const MAX_LENGTH = 100_000

/** Whether a string of a template is an expression; `[[` at its start makes it a text. */
export function isExpression(text: string): boolean {
  return text.length > 1 && text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[')
}

/** What a string that is not an expression says: `[[x]` stands for `[x]`. */
export function literalText(text: string): string {
  return text.startsWith('[[') && text.endsWith(']') ? text.slice(1) : text
}

/**
 * Parses a string that is an expression, brackets included. `text` is what the JSON string decodes to; `map` gives
 * the places in the file (`mapText`). Never throws; the first error ends it.
 */
export function parseExpression(text: string, map: TextMap): ParsedExpression {
  const parser: Parser = { text, end: text.length - 1, at: 1, nesting: 0, map }
  try {
    if (text.length > MAX_LENGTH) fail(parser, `an expression of more than ${MAX_LENGTH} characters`, 1)
    const expression = readExpression(parser)
    skipBlanks(parser)
    if (parser.at < parser.end) fail(parser, "expected the end of the expression, which is ']'")
    return { expression }
  } catch (error) {
    if (error instanceof SyntaxFault) return { problem: error.problem }
    throw error
  }
}

interface Parser {
  readonly text: string
  /** Where the closing bracket stands. */
  readonly end: number
  readonly map: TextMap
  /** Offset of the next character. */
  at: number
  nesting: number
}

/** A syntax error on its way out of the parser. */
class SyntaxFault extends Error {
  readonly problem: SyntaxProblem

  constructor(problem: SyntaxProblem) {
    super(problem.message)
    this.problem = problem
  }
}

function fail(parser: Parser, message: string, start = parser.at, end = start + 1): never {
  throw new SyntaxFault({ message, range: parser.map({ start, end }) })
}

/** Reads a function, text or number with what is taken from it, `.name` and `[key]`, and the blanks around. */
function readExpression(parser: Parser): Expression {
  if (parser.nesting >= MAX_NESTING) fail(parser, `nested deeper than ${MAX_NESTING} levels`)
  parser.nesting++
  skipBlanks(parser)
  const start = parser.at
  let expression = readPrimary(parser)
  for (let steps = 0; ; steps++) {
    const next = readStep(parser, expression, start)
    if (next === undefined) break
    if (steps >= MAX_CHAIN) fail(parser, `more than ${MAX_CHAIN} times '.' or '[' in a row`)
    expression = next
  }
  parser.nesting--
  return expression
}

function readStep(parser: Parser, object: Expression, start: number): Expression | undefined {
  skipBlanks(parser)
  if (accept(parser, '.')) {
    const { name, range: nameRange } = readName(parser, MEMBER_NAME, "expected a name after '.'")
    return { kind: 'member', object, name, nameRange, range: since(parser, start) }
  }
  if (accept(parser, '[')) {
    const key = readExpression(parser)
    expect(parser, ']', "expected ']'")
    return { kind: 'index', object, key, range: since(parser, start) }
  }
  return undefined
}

const NUMBER = /-?\d+(?:\.\d+)?/y
const FUNCTION_NAME = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?/y
/** Functions have no hyphens, but names of properties do, and nothing else can be meant. */
const MEMBER_NAME = /[A-Za-z_][\w-]*/y

function readPrimary(parser: Parser): Expression {
  const start = parser.at
  if (parser.text[start] === "'") return readText(parser)
  const digits = match(parser, NUMBER)
  if (digits !== undefined) return { kind: 'literal', value: Number(digits), range: since(parser, start) }
  return readCall(parser)
}

/** Reads a text in single quotes; `''` stands for one of them. */
function readText(parser: Parser): Expression {
  const { text, end } = parser
  const start = parser.at
  for (let close = text.indexOf("'", start + 1); close !== -1; close = text.indexOf("'", close + 2)) {
    if (text[close + 1] === "'") continue
    parser.at = close + 1
    const value = text.slice(start + 1, close).replaceAll("''", "'")
    return { kind: 'literal', value, range: since(parser, start) }
  }
  return fail(parser, "this text does not end: expected '", start, end)
}

/** Reads `name(...)` or `namespace.name(...)`. */
function readCall(parser: Parser): Expression {
  const start = parser.at
  const expected = 'expected a function, a text in single quotes, or a number'
  const { name, range: nameRange } = readName(parser, FUNCTION_NAME, expected)
  expect(parser, '(', `expected '(' after ${quote(name)}`)
  const args: Expression[] = []
  skipBlanks(parser)
  if (!accept(parser, ')')) {
    do {
      args.push(readExpression(parser))
    } while (accept(parser, ','))
    expect(parser, ')', "expected ',' or ')'")
  }
  return { kind: 'call', name, nameRange, args, range: since(parser, start) }
}

function readName(parser: Parser, pattern: RegExp, expected: string): { name: string; range: Range } {
  skipBlanks(parser)
  const start = parser.at
  const name = match(parser, pattern)
  return name === undefined ? fail(parser, expected) : { name, range: since(parser, start) }
}

/** Steps over what a sticky pattern matches here. */
function match(parser: Parser, pattern: RegExp): string | undefined {
  pattern.lastIndex = parser.at
  const found = pattern.exec(parser.text)?.[0]
  parser.at += found?.length ?? 0
  return found
}

/** Steps over a mark if it comes next; the bracket that closes the expression is none of them. */
function accept(parser: Parser, mark: string): boolean {
  if (parser.at >= parser.end || parser.text[parser.at] !== mark) return false
  parser.at++
  return true
}

function expect(parser: Parser, mark: string, message: string): void {
  skipBlanks(parser)
  if (!accept(parser, mark)) fail(parser, message)
}

/** The place of what was read from an offset on. */
function since(parser: Parser, start: number): Range {
  return parser.map({ start, end: parser.at })
}

function skipBlanks(parser: Parser): void {
  while (' \t\r\n'.includes(parser.text[parser.at] ?? '!')) parser.at++
}
