/** Tuples, objects and for expressions. */
import type { Expression, Name, ObjectItem } from './ast.ts'
import { advance } from './lexer.ts'
import {
  accept,
  acceptWord,
  bracketed,
  expect,
  expectName,
  fail,
  isAt,
  isWord,
  noteHarmless,
  type Parser,
  tokenRange,
} from './parser.ts'

interface ForIntro {
  readonly keyName: Name | undefined
  readonly valueName: Name
  readonly collection: Expression
}

/** Parses `[...]`; the current token is the bracket. */
export function parseTupleOrFor(parser: Parser): Expression {
  const { start } = parser
  return bracketedRange(parser, start, false, ']', () => {
    if (isWord(parser, 'for')) return parseForTuple(parser)
    const items: Expression[] = []
    while (!isAt(parser, ']', 'end')) {
      items.push(parser.parseExpression(parser, "or ']'"))
      if (!accept(parser, ',')) break
    }
    if (!isAt(parser, ']', 'end')) fail(parser, "expected ',' or ']'")
    return { kind: 'tuple', items }
  })
}

/** Parses `{...}`; the current token is the brace. */
export function parseObjectOrFor(parser: Parser): Expression {
  const { start } = parser
  return bracketedRange(parser, start, true, '}', () => {
    skipNewlines(parser)
    if (isWord(parser, 'for')) {
      if (!keyFollows(parser)) {
        parser.newlines = false
        return parseForObject(parser)
      }
      noteHarmless(parser, "the key 'for' must be in quotes when it is the first one", tokenRange(parser))
    }
    return { kind: 'object', items: parseObjectItems(parser) }
  })
}

/** Whether `for` is meant as a key: the first one begins a loop otherwise, so that Terraform refuses it. */
function keyFollows(parser: Parser): boolean {
  return /^[ \t]*[=:]/.test(parser.text.slice(parser.end, parser.end + 100))
}

function parseObjectItems(parser: Parser): readonly ObjectItem[] {
  const items: ObjectItem[] = []
  skipNewlines(parser)
  while (!isAt(parser, '}', 'end')) {
    const parenthesized = parser.kind === '('
    const key = parser.parseExpression(parser, "or '}'")
    const sign = parser.kind
    if (sign !== '=' && sign !== ':') fail(parser, "expected '=' or ':' after the key")
    advance(parser)
    const value = parser.parseExpression(parser, `after '${sign}'`)
    items.push({ key, bare: isBare(key) && !parenthesized, value })
    const comma = accept(parser, ',')
    const newline = skipNewlines(parser)
    if (!comma && !newline && !isAt(parser, '}', 'end')) {
      fail(parser, "expected a newline, ',' or '}' after the value")
    }
  }
  return items
}

function isBare(key: Expression): boolean {
  return key.kind === 'variable' || (key.kind === 'literal' && typeof key.value !== 'number')
}

function parseForTuple(parser: Parser): Bare<Expression> {
  const intro = parseForIntro(parser)
  const value = parser.parseExpression(parser, "after ':'")
  return { kind: 'for', ...intro, key: undefined, value, grouped: false, condition: parseCondition(parser) }
}

function parseForObject(parser: Parser): Bare<Expression> {
  const intro = parseForIntro(parser)
  const key = parser.parseExpression(parser, "after ':'")
  expect(parser, '=>', "expected '=>' after the key")
  const value = parser.parseExpression(parser, "after '=>'")
  const grouped = accept(parser, '...')
  return { kind: 'for', ...intro, key, value, grouped, condition: parseCondition(parser) }
}

function parseForIntro(parser: Parser): ForIntro {
  advance(parser)
  const intro = parseForNames(parser)
  expect(parser, ':', "expected ':' after the collection")
  return intro
}

function parseCondition(parser: Parser): Expression | undefined {
  return acceptWord(parser, 'if') ? parser.parseExpression(parser, "after 'if'") : undefined
}

/** Parses `k, v in collection`, which for expressions and template directives share. */
export function parseForNames(parser: Parser): ForIntro {
  const first = expectName(parser, "expected a name after 'for'")
  const second = accept(parser, ',') ? expectName(parser, "expected a name after ','") : undefined
  if (!acceptWord(parser, 'in')) fail(parser, "expected 'in' after the name")
  const collection = parser.parseExpression(parser, "after 'in'")
  return second === undefined
    ? { keyName: undefined, valueName: first, collection }
    : { keyName: first, valueName: second, collection }
}

/** Steps over newlines; whether there were any. */
export function skipNewlines(parser: Parser): boolean {
  if (parser.kind !== 'newline') return false
  while (parser.kind === 'newline') advance(parser)
  return true
}

/** A node before its range is known, which ends with the closing bracket. */
type Bare<T> = T extends Expression ? Omit<T, 'range'> : never

function bracketedRange(
  parser: Parser,
  start: number,
  newlines: boolean,
  close: ']' | '}',
  parse: () => Bare<Expression>,
): Expression {
  const node = bracketed(parser, newlines, close, parse)
  return { ...node, range: { start, end: parser.previousEnd } } as Expression
}
