/** Templates and expressions that are texts of their own: strings of the JSON syntax, template files. */
import type { Expression, Fault, TemplatePart } from './ast.ts'
import { readToken } from './lexer.ts'
import { parseExpression } from './parse-expression.ts'
import { parseBareTemplate } from './parse-template.ts'
import { fail, type Parser, SyntaxFault, startParser } from './parser.ts'

/** What was parsed, or the first fault. */
export type Parsed<T> = { readonly node: T } | { readonly fault: Fault }

/** Parses what a text holds from an offset to its end as a template. Never throws; ranges are the text's. */
export function parseTemplateText(text: string, start = 0): Parsed<readonly TemplatePart[]> {
  return attempt(text, (parser) => parseBareTemplate(parser, start))
}

/** Parses a whole text as one expression. Never throws; ranges are the text's. */
export function parseExpressionText(text: string): Parsed<Expression> {
  return attempt(text, (parser) => {
    parser.newlines = false
    readToken(parser, 0)
    const expression = parseExpression(parser, 'in this text')
    if (parser.kind !== 'end') fail(parser, 'expected nothing after the expression')
    return expression
  })
}

function attempt<T>(text: string, parse: (parser: Parser) => T): Parsed<T> {
  const parser = startParser(text, parseExpression)
  try {
    const node = parse(parser)
    const [fault] = parser.faults
    return fault === undefined ? { node } : { fault }
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    return { fault: error.fault }
  }
}
