/** What the tests of ARM's expressions share: parsing and evaluating them inside a template file. */
import { type Location, type Range, SourceFile } from '../../src/core/source.ts'
import type { Value } from '../../src/core/value.ts'
import { MAX_STEPS } from '../../src/frameworks/arm/budget.ts'
import { type Evaluation, evaluateExpression, type Names } from '../../src/frameworks/arm/evaluate.ts'
import type { Expression } from '../../src/frameworks/arm/expression/ast.ts'
import {
  type ParsedExpression,
  parseExpression,
} from '../../src/frameworks/arm/expression/parse-expression.ts'
import { parseJson } from '../../src/frameworks/json.ts'
import { mapText } from '../../src/frameworks/text-map.ts'
import { newBudget } from '../../src/frameworks/values/budget.ts'

/** Parses the JSON string that is all of a text. */
export function parseString(json: string): ParsedExpression {
  const { root } = parseJson(json)
  if (root?.kind !== 'scalar') throw new Error(`not a JSON string: ${json}`)
  return parseExpression(root.text, mapText(json, root))
}

/** The names that expressions of the tests may use: `parameters('known')` and others that are not known. */
const NAMES: Names = {
  call(name, args, evaluate, at) {
    const [arg] = args.map(evaluate)
    const key = arg?.kind === 'scalar' ? String(arg.value) : ''
    switch (name) {
      case 'parameters':
        return { kind: 'unknown', because: { kind: 'variable', name: key }, at }
      case 'reference':
        return {
          kind: 'unknown',
          because: {
            kind: 'reference',
            root: 'resource',
            resource: key,
            attribute: [],
            text: `reference(${key})`,
          },
          at,
        }
      case 'variables':
        return VARIABLES[key] === undefined ? undefined : moved(VARIABLES[key], at)
      default:
        return undefined
    }
  },
}

const DECLARED = new SourceFile('variables.json', 'x'.repeat(100))

function text(value: string | number | boolean | null, start: number): Value {
  return { kind: 'scalar', value, at: { file: DECLARED, range: { start, end: start + 1 } } }
}

const VARIABLES: Readonly<Record<string, Value>> = {
  text: text('Text', 0),
  sku: {
    kind: 'mapping',
    caseless: true,
    entries: new Map<string, Value>([
      ['name', text('Standard_LRS', 10)],
      ['__proto__', text('data', 11)],
      ['Zones', { kind: 'list', items: [text(1, 12), text(2, 13)], at: text(0, 14).at }],
    ]),
    at: text(0, 15).at,
  },
}

/** At its place of use, with where it was written. */
function moved(value: Value, at: Location): Value {
  const from = { what: 'a variable', at: value.at }
  switch (value.kind) {
    case 'mapping':
      return {
        ...value,
        entries: new Map([...value.entries].map(([key, entry]) => [key, moved(entry, at)])),
        at,
        from,
      }
    case 'list':
      return { ...value, items: value.items.map((item) => moved(item, at)), at, from }
    case 'scalar':
      return { ...value, at, from }
    default:
      return { ...value, at }
  }
}

/** Evaluates an expression, given without its brackets, in a file that is its JSON string. */
export function evaluated(expression: string, names: Names = NAMES): Value {
  return inFile(JSON.stringify(`[${expression}]`), names)
}

/** Evaluates the JSON string that is all of a file. */
export function inFile(json: string, names: Names = NAMES): Value {
  const parsed = parseString(json)
  if ('problem' in parsed) throw new Error(`${parsed.problem.message} at ${parsed.problem.range.start}`)
  const evaluation: Evaluation = {
    file: new SourceFile('main.json', json),
    names,
    budget: newBudget(MAX_STEPS),
  }
  return evaluateExpression(parsed.expression, evaluation)
}

/** A tree in one line, every node with what its range covers. */
export function showExpression(expression: Expression, file: string): string {
  const at = `«${cut(expression.range, file)}»`
  switch (expression.kind) {
    case 'literal':
      return `${JSON.stringify(expression.value)}${at}`
    case 'call':
      return `${expression.name}«${cut(expression.nameRange, file)}»(${expression.args
        .map((arg) => showExpression(arg, file))
        .join(', ')})${at}`
    case 'member':
      return `${showExpression(expression.object, file)}.${expression.name}«${cut(expression.nameRange, file)}»${at}`
    case 'index':
      return `${showExpression(expression.object, file)}[${showExpression(expression.key, file)}]${at}`
  }
}

export function cut({ start, end }: Range, file: string): string {
  return file.slice(start, end)
}

/** All ranges of a tree. */
export function* rangesOf(expression: Expression): Generator<Range> {
  yield expression.range
  if (expression.kind === 'call') {
    yield expression.nameRange
    for (const arg of expression.args) yield* rangesOf(arg)
  }
  if (expression.kind === 'member' || expression.kind === 'index') yield* rangesOf(expression.object)
  if (expression.kind === 'member') yield expression.nameRange
  if (expression.kind === 'index') yield* rangesOf(expression.key)
}
