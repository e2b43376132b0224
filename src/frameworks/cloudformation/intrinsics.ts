/**
 * Intrinsic functions, evaluated as far as a template alone allows.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */

import type { Location } from '../../core/source.ts'
import { type List, madeWith, type Unknown, type Value } from '../../core/value.ts'
import { formatAddress, parseRange, sizeOf, widthOf } from '../cidr.ts'
import { type Node, quote } from '../node.ts'
import { notExpanded } from '../unread.ts'
import { distribute } from '../values/alternatives.ts'
import { spend } from '../values/budget.ts'
import { isConditional } from '../values/elements.ts'
import { unevaluated, unknown } from '../values/make.ts'
import type { Call } from './call.ts'
import { addUnread, type Evaluation, forText, ITEM_COST, textOf } from './evaluation.ts'
import { findInMap } from './mappings.ts'
import { refer, referAttribute } from './references.ts'
import { concatenate, type Part, splitTemplate, written } from './text.ts'

/** What the call gives, at its own place; undefined for AWS::NoValue. */
export function evaluateCall(evaluation: Evaluation, call: Call, at: Location): Value | undefined {
  const evaluate = FUNCTIONS.get(call.name)
  if (evaluate !== undefined) return evaluate(evaluation, call.argument, at)
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
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', choose],
  // Policies look for what the text says, not for its encoding.
  ['Fn::Base64', (evaluation, argument) => evaluation.resolve(forText(evaluation), argument)],
  ['Fn::ToJsonString', toJSON],
  ['Fn::Length', length],
  ['Fn::Cidr', cutRange],
])

/** A text that stands in the argument as it is. */
function literal(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.tag === undefined ? node.text : undefined
}

/** What an argument that is not decided makes of the whole call. */
function openAt(value: Value, at: Location): Unknown | undefined {
  if (value.kind === 'unknown') return { ...value, at }
  return value.kind === 'either' ? unknown({ kind: 'condition', name: value.condition }, at) : undefined
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

function select(evaluation: Evaluation, argument: Node, at: Location): Value {
  const [position, list] = argument.kind === 'sequence' ? argument.items : []
  if (position === undefined || list === undefined) return unevaluated('Fn::Select', at)
  const values = [argumentOf(evaluation, position, at), argumentOf(evaluation, list, at)]
  return distribute(values, at, ([index, value]) => {
    if (index?.kind === 'unknown') return unknown(madeWith(index.because), at)
    if (value?.kind === 'unknown') return { ...value, at }
    if (index?.kind !== 'scalar' || value?.kind !== 'list') return unevaluated('Fn::Select', at)
    return itemOf(value, textOf(index), at)
  })
}

/** The item at a position; not known behind one that may not be there. */
function itemOf({ items }: List, position: string, at: Location): Value {
  const index = /^\d{1,9}$/.test(position) ? Number(position) : -1
  const open = items.slice(0, index + 1).find(isConditional)
  if (open?.kind === 'either') return unknown({ kind: 'condition', name: open.condition }, at)
  return items[index] ?? unevaluated(`Fn::Select of item ${quote(position)}`, at)
}

function split(evaluation: Evaluation, argument: Node, at: Location): Value {
  const [first, source] = argument.kind === 'sequence' ? argument.items : []
  const delimiter = literal(first)
  if (delimiter === undefined || source === undefined) return unevaluated('Fn::Split', at)
  return distribute([argumentOf(evaluation, source, at)], at, ([text]) =>
    text === undefined ? unevaluated('Fn::Split', at) : splitText(evaluation, text, delimiter, at),
  )
}

function splitText(evaluation: Evaluation, text: Value, delimiter: string, at: Location): Value {
  if (text.kind !== 'scalar' || delimiter === '') return openAt(text, at) ?? unevaluated('Fn::Split', at)
  const from = text.from === undefined ? {} : { from: text.from }
  const whole = textOf(text)
  const parts = spend(evaluation.budget, whole.length) ? whole.split(delimiter) : []
  if (!spend(evaluation.budget, parts.length * ITEM_COST))
    return unevaluated('a list that grows too long', at)
  return { kind: 'list', items: parts.map((value) => ({ kind: 'scalar', value, at, ...from })), at, ...from }
}

/** A condition that is not decided keeps both branches, under its name. */
function choose(evaluation: Evaluation, argument: Node, at: Location): Value | undefined {
  const [first, whenTrue, whenFalse] = argument.kind === 'sequence' ? argument.items : []
  const condition = literal(first)
  if (condition === undefined || whenTrue === undefined || whenFalse === undefined) {
    return unevaluated('Fn::If', at)
  }
  const decided = evaluation.conditions(condition)
  if (decided !== undefined) return evaluation.resolve(evaluation, decided ? whenTrue : whenFalse)
  const branches = [
    evaluation.resolve(evaluation, whenTrue),
    evaluation.resolve(evaluation, whenFalse),
  ] as const
  if (branches.every((branch) => branch === undefined)) return undefined
  return { kind: 'either', condition, branches, at }
}

function toJSON(evaluation: Evaluation, argument: Node, at: Location): Value {
  const value = argumentOf(evaluation, argument, at)
  return value.kind === 'mapping' || value.kind === 'list'
    ? { kind: 'json', of: value, at }
    : unevaluated('Fn::ToJsonString', at)
}

function length(evaluation: Evaluation, argument: Node, at: Location): Value {
  const value = argumentOf(evaluation, argument, at)
  if (value.kind === 'list') return { kind: 'scalar', value: value.items.length, at }
  return openAt(value, at) ?? unevaluated('Fn::Length', at)
}

/** CloudFormation cuts a range into at most this many. */
const MOST_RANGES = 256

/** `!Cidr [range, count, bits]`, where the bits are those of a host: the first `count` ranges of that size. */
function cutRange(evaluation: Evaluation, argument: Node, at: Location): Value {
  const values =
    argument.kind === 'sequence' ? argument.items.map((item) => argumentOf(evaluation, item, at)) : []
  return distribute(values, at, (cases) => cut(cases, at))
}

function cut(values: readonly Value[], at: Location): Value {
  const open = values.find((value) => value.kind === 'unknown')
  if (open?.kind === 'unknown') return unknown(madeWith(open.because), at)
  const [block = '', count = '', bits = ''] = values.map((value) =>
    value.kind === 'scalar' ? textOf(value) : '',
  )
  const range = parseRange(block)
  const isWhole = (text: string) => /^\d{1,3}$/.test(text)
  // Without bits, IPv6 ranges are cut in a way that is not documented.
  if (range === undefined || !isWhole(count) || !isWhole(bits) || values.length < 3)
    return unevaluated('Fn::Cidr', at)
  const prefix = widthOf(range) - Number(bits)
  const size = sizeOf({ ...range, prefix })
  const fits = prefix >= range.prefix && BigInt(count) * size <= sizeOf(range)
  if (!fits || Number(count) > MOST_RANGES) return unevaluated('Fn::Cidr', at)
  const items = Array.from({ length: Number(count) }, (_, i): Value => {
    const value = `${formatAddress(range.version, range.network + BigInt(i) * size)}/${prefix}`
    return { kind: 'scalar', value, at }
  })
  return { kind: 'list', items, at }
}
