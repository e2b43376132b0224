/** How the name that an expression makes reads; see words.ts. */
import { locate } from '../../core/source.ts'
import type { Node } from '../node.ts'
import { spend } from '../values/budget.ts'
import { excerpt } from '../values/excerpt.ts'
import { MAX_DEPTH } from './budget.ts'
import { evaluateExpression } from './evaluate.ts'
import type { Expression } from './expression/ast.ts'
import { isExpression, literalText } from './expression/parse-expression.ts'
import { evaluationIn, parseOnce, unwrapped } from './resolve.ts'
import type { Scope } from './scope.ts'
import { knownText, lengthOf, MOST_WORDS, merged, spellArgument, type Words } from './words.ts'

/** How the name that a node holds reads. */
export function wordsOf(scope: Scope, node: Node): Words {
  if (node.kind !== 'scalar') return [{ expression: excerpt(locate(scope.document, node.range)) }]
  if (scope.carriedBy !== undefined) return wordsOf(...unwrapped(scope, node))
  if (typeof node.value !== 'string' || !isExpression(node.value)) return [{ text: literalText(node.text) }]
  const parsed = parseOnce(scope, node)
  if ('problem' in parsed) return [{ expression: node.text.slice(1, -1) }]
  return merged(wordsOfExpression(scope, parsed.expression))
}

export function wordsOfExpression(scope: Scope, expression: Expression): Words {
  const { budget } = scope.run
  const plain = (): Words => [{ expression: excerpt(locate(scope.document, expression.range)) }]
  if (budget.depth >= MAX_DEPTH || !spend(budget, 1)) return plain()
  const known = knownText(evaluateExpression(expression, evaluationIn(scope)))
  if (known !== undefined) return [{ text: known }]
  budget.depth++
  const words = partsOf(scope, expression) ?? [{ expression: source(scope, expression) }]
  budget.depth--
  return lengthOf(words) > MOST_WORDS ? plain() : words
}

/** What a call puts together: texts side by side, or what a parameter or variable holds. */
function partsOf(scope: Scope, expression: Expression): Words | undefined {
  if (expression.kind !== 'call') return undefined
  const { args } = expression
  const [first] = args
  const literal = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined
  switch (expression.name.toLowerCase()) {
    case 'concat':
      return args.flatMap((arg) => wordsOfExpression(scope, arg))
    case 'string':
      return first && wordsOfExpression(scope, first)
    // What comes after the last slash of the first is replaced; an unknown one has one at its end, or none that matters.
    case 'uri':
      return args.flatMap((arg, i) => [...(i === 0 ? [] : [{ text: '/' }]), ...wordsOfExpression(scope, arg)])
    case 'format':
      return literal === undefined ? undefined : formatted(scope, literal, args.slice(1))
    case 'parameters':
    case 'variables': {
      const { parameters, variables } = scope
      const definitions = expression.name.toLowerCase() === 'parameters' ? parameters : variables
      return literal === undefined ? undefined : definitions.get(literal.toLowerCase())?.words()
    }
    default:
      return undefined
  }
}

/** `{0}` and the like; undefined for formats that do more. */
function formatted(scope: Scope, format: string, values: readonly Expression[]): Words | undefined {
  if (/\{\{|\}\}|\{\D/.test(format)) return undefined
  const words: Words[] = []
  for (const [index, piece] of format.split(/\{(\d{1,3})\}/).entries()) {
    const value = index % 2 === 1 ? values[Number(piece)] : undefined
    if (index % 2 === 0) words.push([{ text: piece }])
    else if (value === undefined) return undefined
    else words.push(wordsOfExpression(scope, value))
  }
  return words.flat()
}

/** An expression in other words: names of parameters and variables replaced by what they hold. */
function source(scope: Scope, expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return argument(scope, expression)
    case 'member':
      return `${argument(scope, expression.object)}.${expression.name}`
    case 'index':
      return `${argument(scope, expression.object)}[${argument(scope, expression.key)}]`
    case 'call':
      if (isNaming(expression.name)) return excerpt(locate(scope.document, expression.range))
      return `${expression.name}(${expression.args.map((arg) => argument(scope, arg)).join(', ')})`
  }
}

/** A parameter or variable of which no more is known than its name. */
function isNaming(name: string): boolean {
  return /^(?:parameters|variables|copyIndex)$/i.test(name)
}

function argument(scope: Scope, expression: Expression): string {
  if (expression.kind === 'literal' && typeof expression.value === 'number') return String(expression.value)
  return spellArgument(wordsOfExpression(scope, expression))
}
