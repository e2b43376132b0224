/**
 * Intrinsic functions, evaluated as far as a template alone allows.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
import type { Location } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import { type Node, quote } from '../node.ts'
import { notExpanded } from '../unread.ts'
import { distribute } from '../values/alternatives.ts'
import { type Builtin, callBuiltin } from '../values/builtin.ts'
import { excerpt } from '../values/excerpt.ts'
import { textOf, unevaluated, unknown } from '../values/make.ts'
import { BUILTINS, CAUSES } from './builtins.ts'
import type { Call } from './call.ts'
import { addUnread, type Evaluation, forText } from './evaluation.ts'
import { findInMap } from './mappings.ts'
import { refer, referAttribute } from './references.ts'
import { concatenate, type Part, splitTemplate, written } from './text.ts'

/** What the call gives, at its own place; undefined for AWS::NoValue. */
export function evaluateCall(evaluation: Evaluation, call: Call, at: Location): Value | undefined {
  const evaluate = FUNCTIONS.get(call.name)
  if (evaluate !== undefined) return evaluate(evaluation, call.argument, at)
  const builtin = BUILTINS.get(call.name)
  if (builtin !== undefined) return applyBuiltin(evaluation, builtin, call, at)
  if (call.name === 'Fn::Transform') addUnread(evaluation, notExpanded(at, 'inside'))
  return unevaluated(call.name, at)
}

type Evaluate = (evaluation: Evaluation, argument: Node, at: Location) => Value | undefined

const FUNCTIONS: ReadonlyMap<string, Evaluate> = new Map<string, Evaluate>([
  [
    'Ref',
    (evaluation, argument, at) =>
      argument.kind === 'scalar' ? refer(evaluation, argument.text, at) : unevaluated('Ref', at),
  ],
  ['Fn::GetAtt', getAttribute],
  ['Fn::Sub', substitute],
  ['Fn::Join', join],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', choose],
  ['Fn::ImportValue', importValue],
  // Policies look for what the text says, not for its encoding.
  ['Fn::Base64', (evaluation, argument) => evaluation.resolve(forText(evaluation), argument)],
])

/**
 * What another stack exports, which its own template says.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html
 */
function importValue(evaluation: Evaluation, argument: Node, at: Location): Value {
  const name = evaluation.resolve(forText(evaluation), argument)
  const text = name && textOf(name)
  const words = text === undefined ? excerpt({ ...at, range: argument.range }) : quote(text)
  const what = `what another stack exports as ${words}`
  return unknown({ kind: 'elsewhere', what, isExport: true }, at)
}

/** A function of one argument takes it as it is, all others take the items of a list. */
function applyBuiltin(evaluation: Evaluation, builtin: Builtin, call: Call, at: Location): Value {
  const { name, argument } = call
  const isWhole = builtin.takes?.[1] === 1
  const nodes = isWhole ? [argument] : argument.kind === 'sequence' ? argument.items : []
  const args = nodes.map((node) => argumentOf(evaluation, node, at))
  return callBuiltin(builtin, args, { at, text: name, budget: evaluation.budget }, CAUSES)
}

/** A text that stands in the argument as it is. */
function literal(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.tag === undefined ? node.text : undefined
}

function getAttribute(evaluation: Evaluation, argument: Node, at: Location): Value {
  if (argument.kind === 'scalar') return referAttribute(evaluation, argument.text, at)
  const [resource, attribute] = argument.kind === 'sequence' ? argument.items.map(literal) : []
  if (resource === undefined) return unevaluated('Fn::GetAtt', at)
  return referAttribute(evaluation, attribute === undefined ? resource : `${resource}.${attribute}`, at)
}

/** `!Sub text` and `!Sub [text, {Name: value}]`. */
function substitute(evaluation: Evaluation, argument: Node, at: Location): Value {
  const [first, variables] = argument.kind === 'sequence' ? argument.items : [argument]
  if (first?.kind !== 'scalar' || first.tag !== undefined) return unevaluated('Fn::Sub', at)
  const own = new Map<string, Value>()
  // Once, however often the text names them: variables that hold a Sub in turn would multiply.
  for (const { key, value } of variables?.kind === 'mapping' ? variables.entries.values() : []) {
    own.set(key, argumentOf(evaluation, value, at))
  }
  const lookUp = (name: string): Value | undefined =>
    own.get(name) ?? (name.includes('.') ? referAttribute(evaluation, name, at) : refer(evaluation, name, at))
  return concatenate(evaluation, splitTemplate(evaluation, first, lookUp), at)
}

/** An argument's value; an argument that is AWS::NoValue is of no use to any function. */
function argumentOf(evaluation: Evaluation, node: Node, at: Location): Value {
  return evaluation.resolve(forText(evaluation), node) ?? unknown({ kind: 'type', expected: 'a value' }, at)
}

function join(evaluation: Evaluation, argument: Node, at: Location): Value {
  const [first, list] = argument.kind === 'sequence' ? argument.items : []
  const delimiter = literal(first)
  if (first === undefined || delimiter === undefined || list === undefined) return unevaluated('Fn::Join', at)
  const between = { text: delimiter, range: first.range }
  const joined = (parts: readonly Part[]): Value =>
    concatenate(evaluation, parts, at, (cases) =>
      cases
        .filter((part) => !('value' in part) || part.value !== undefined)
        .flatMap((part, index) => (index === 0 ? [part] : [between, part])),
    )
  if (list.kind === 'sequence' && list.tag === undefined) {
    return joined(list.items.map((item) => partOf(evaluation, item)))
  }
  return distribute([argumentOf(evaluation, list, at)], at, ([value]) => {
    if (value?.kind === 'unknown') return { ...value, at }
    if (value?.kind !== 'list') return unknown({ kind: 'type', expected: 'a list' }, at)
    return joined(value.items.map((item) => ({ value: item, range: at.range })))
  })
}

/** An item of a list that is joined. */
function partOf(evaluation: Evaluation, item: Node): Part {
  const isWritten = item.kind === 'scalar' && item.tag === undefined && typeof item.value === 'string'
  if (isWritten) return written(evaluation, item)
  return { value: evaluation.resolve(forText(evaluation), item), range: item.range }
}

/** A condition that is not decided keeps both branches, under its name. */
function choose(evaluation: Evaluation, argument: Node, at: Location): Value | undefined {
  const [first, whenTrue, whenFalse] = argument.kind === 'sequence' ? argument.items : []
  const condition = literal(first)
  if (condition === undefined || whenTrue === undefined || whenFalse === undefined) {
    return unevaluated('Fn::If', at)
  }
  const decided = evaluation.conditions.decide(condition)
  if (decided !== undefined) return evaluation.resolve(evaluation, decided ? whenTrue : whenFalse)
  const branches = [
    evaluation.resolve(evaluation, whenTrue),
    evaluation.resolve(evaluation, whenFalse),
  ] as const
  if (branches.every((branch) => branch === undefined)) return undefined
  return { ...evaluation.conditions.choice(condition), kind: 'either', branches, at }
}
