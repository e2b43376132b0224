/** HCL expressions: operators and terms. Collections and traversals are in files of their own. */
import type { Binary, BinaryOperator, Call, Expression } from './ast.ts'
import { advance } from './lexer.ts'
import { numberLiteral } from './number-literal.ts'
import { parseObjectOrFor, parseTupleOrFor } from './parse-collection.ts'
import { parseHeredoc, parseQuoted } from './parse-template.ts'
import { parseSteps } from './parse-traversal.ts'
import {
  accept,
  bracketed,
  expect,
  expectName,
  fail,
  isAt,
  nested,
  type Parser,
  tokenText,
} from './parser.ts'

const PRECEDENCE: ReadonlyMap<string, number> = new Map<BinaryOperator, number>([
  ['||', 1],
  ['&&', 2],
  ['==', 3],
  ['!=', 3],
  ['<', 4],
  ['<=', 4],
  ['>', 4],
  ['>=', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['%', 6],
])

/**
 * Parses an expression at the current token. `after` ends the sentence "expected an expression ..." where
 * there is none.
 */
export function parseExpression(parser: Parser, after: string): Expression {
  const { start } = parser
  const condition = parseBinary(parser, 1, after)
  if (!accept(parser, '?')) return condition
  return nested(parser, () => {
    const yes = parseExpression(parser, "after '?'")
    expect(parser, ':', "expected ':' and the other value of the condition")
    const no = parseExpression(parser, "after ':'")
    return { kind: 'conditional', condition, yes, no, range: { start, end: parser.previousEnd } }
  })
}

function parseBinary(parser: Parser, least: number, after: string): Expression {
  // Not that of the left side, which may stand in parentheses.
  const { start } = parser
  let left = parseUnary(parser, after)
  for (;;) {
    const operator = parser.kind as BinaryOperator
    const precedence = PRECEDENCE.get(operator)
    if (precedence === undefined || precedence < least) return left
    advance(parser)
    const right = parseBinary(parser, precedence + 1, `after '${operator}'`)
    const range = { start, end: parser.previousEnd }
    left = { kind: 'binary', operator, left, right, range } satisfies Binary
  }
}

function parseUnary(parser: Parser, after: string): Expression {
  const { kind: operator, start } = parser
  if (operator !== '!' && operator !== '-') return parseSteps(parser, parseTerm(parser, after), start)
  return nested(parser, () => {
    advance(parser)
    const operand = parseUnary(parser, `after '${operator}'`)
    return { kind: 'unary', operator, operand, range: { start, end: parser.previousEnd } }
  })
}

function parseTerm(parser: Parser, after: string): Expression {
  const { start } = parser
  switch (parser.kind) {
    case 'number': {
      const number = numberLiteral(tokenText(parser))
      advance(parser)
      return { ...number, range: { start, end: parser.previousEnd } }
    }
    case 'identifier':
      return parseWord(parser)
    case 'quote': {
      const parts = parseQuoted(parser)
      return { kind: 'template', parts, range: { start, end: parser.previousEnd } }
    }
    case 'heredoc': {
      const parts = parseHeredoc(parser)
      return { kind: 'template', parts, range: { start, end: parser.previousEnd } }
    }
    case '(':
      return bracketed(parser, false, ')', () => parseExpression(parser, "after '('"))
    case '[':
      return parseTupleOrFor(parser)
    case '{':
      return parseObjectOrFor(parser)
    default:
      return fail(parser, `expected an expression ${after}`)
  }
}

function parseWord(parser: Parser): Expression {
  const first = expectName(parser, 'expected a name')
  let name = first.text
  let namespaced = false
  while (parser.kind === '::') {
    advance(parser)
    name += `::${expectName(parser, "expected a name after '::'").text}`
    namespaced = true
  }
  if (parser.kind === '(') return parseCall(parser, name, first.range.start)
  if (namespaced) fail(parser, `expected '(' after the function's name`)
  const { range } = first
  if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true', range }
  if (name === 'null') return { kind: 'literal', value: null, range }
  return { kind: 'variable', name, range }
}

function parseCall(parser: Parser, name: string, start: number): Call {
  const args: Expression[] = []
  let spread = false
  bracketed(parser, false, ')', () => {
    while (!isAt(parser, ')', 'end')) {
      args.push(parseExpression(parser, `as an argument of ${name}()`))
      if (accept(parser, '...')) {
        spread = true
        accept(parser, ',')
        break
      }
      if (!accept(parser, ',')) break
    }
    if (!isAt(parser, ')', 'end')) fail(parser, "expected ',' or ')'")
  })
  return { kind: 'call', name, args, spread, range: { start, end: parser.previousEnd } }
}
