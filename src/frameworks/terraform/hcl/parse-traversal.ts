/** Steps into a value: `.name`, `.0`, `[key]`, `.*` and `[*]`. */
import type { Expression, Step } from './ast.ts'
import { advance, isDigit, readToken } from './lexer.ts'
import { bracketed, expectName, fail, isAt, nested, noteHarmless, type Parser, tokenRange } from './parser.ts'

/** Parses the steps that follow a term, which begins at `start`; without any, the term itself comes back. */
export function parseSteps(parser: Parser, root: Expression, start: number): Expression {
  const steps = parseStepList(parser, true)
  if (steps.length === 0) return root
  return { kind: 'traversal', root, steps, range: { start, end: parser.previousEnd } }
}

/** `full`: index and splat steps too; after `.*` they belong to the list and not to its elements. */
function parseStepList(parser: Parser, full: boolean): readonly Step[] {
  const steps: Step[] = []
  for (;;) {
    if (parser.kind === '.') {
      if (!full && parser.text.charAt(parser.end) === '*') {
        noteHarmless(parser, "'.*' must not follow '.*'; use '[*]'", tokenRange(parser))
        return steps
      }
      parseDotStep(parser, steps)
    } else if (parser.kind === '[' && full) {
      steps.push(parseBracketStep(parser))
    } else {
      return steps
    }
  }
}

function parseDotStep(parser: Parser, steps: Step[]): void {
  const { start } = parser
  if (isDigit(parser.text.charCodeAt(parser.end))) {
    parseLegacyIndex(parser, steps)
    return
  }
  advance(parser)
  if (isAt(parser, '*')) {
    advance(parser)
    const each = parseStepList(parser, false)
    steps.push({ kind: 'splat', each, range: { start, end: parser.previousEnd } })
    return
  }
  const name = expectName(parser, "expected a name after '.'")
  steps.push({ kind: 'attribute', name: name.text, range: { start, end: name.range.end } })
}

/** `.0`, where the lexer would read `.0.1` as a dot and the number 0.1. */
function parseLegacyIndex(parser: Parser, steps: Step[]): void {
  const { text, start } = parser
  let end = parser.end
  while (isDigit(text.charCodeAt(end))) end++
  const range = { start: parser.end, end }
  const value = Number(text.slice(parser.end, end))
  steps.push({ kind: 'index', key: { kind: 'literal', value, range }, range: { start, end } })
  parser.previousEnd = end
  readToken(parser, end)
}

function parseBracketStep(parser: Parser): Step {
  const { start } = parser
  let key: Expression | undefined
  bracketed(parser, false, ']', () => {
    if (parser.kind === '*') advance(parser)
    else key = parser.parseExpression(parser, "after '['")
    if (!isAt(parser, ']', 'end')) fail(parser, "expected ']' after the index")
  })
  if (key !== undefined) return { kind: 'index', key, range: { start, end: parser.previousEnd } }
  const each = nested(parser, () => parseStepList(parser, true))
  return { kind: 'splat', each, range: { start, end: parser.previousEnd } }
}
