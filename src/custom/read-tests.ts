/** Reads the operators of a condition. */

import type { Entry, MappingNode, Node } from '../frameworks/node.ts'
import type { Nodes } from './nodes.ts'
import { COMPARISONS, type Comparison, type Operator } from './operators/operator.ts'
import { OPERATORS } from './operators/table.ts'
import { isOwn } from './own-key.ts'
import {
  type Bounds,
  type ComparedTest,
  type Condition,
  type Literal,
  type OperatorName,
  SCALAR_OPERATORS,
  type ScalarTest,
  type Test,
} from './syntax.ts'

/** Operators on lists, and those that ask whether anything is there. */
export const LIST_OPERATORS = ['exists', 'contains', 'some', 'every', 'none', 'count'] as const

export const OPERATOR_NAMES: readonly string[] = [...SCALAR_OPERATORS, ...LIST_OPERATORS]

/** Whether a word is an operator. */
export function isOperator(name: string): boolean {
  return OPERATOR_NAMES.includes(name)
}

/** What stands within tests. */
export interface TestParts {
  readonly condition: (node: Node) => Condition | undefined
  readonly other: (node: MappingNode, operator: string) => Other | undefined
}

/** What a value is compared with, where it is not written in the policy. */
export type Other = Pick<ComparedTest, 'other' | 'isOfChecked'>

/** Every test of a condition, in the order of the file. */
export function readTests(node: MappingNode, nodes: Nodes, parts: TestParts): readonly Test[] {
  const ignoreCase = node.entries.get('ignoreCase')
  const options = {
    ignoreCase: ignoreCase !== undefined && nodes.boolean(ignoreCase.value, 'ignoreCase') === true,
  }
  const where = node.entries.get('where')
  if (where !== undefined && !node.entries.has('count')) {
    nodes.faults.add(
      where.keyRange,
      "'where' belongs to 'count' or 'linked'; 'some', 'every' and 'none' take the condition themselves",
    )
  }
  return [...node.entries.values()].flatMap((entry): readonly Test[] => {
    const { key, keyRange, value } = entry
    if (isOwn(OPERATORS, key)) return readOne(key, entry, options, { nodes, parts })
    switch (key) {
      case 'exists': {
        const wanted = nodes.boolean(value, key)
        return wanted === undefined ? [] : [{ kind: 'exists', wanted }]
      }
      case 'contains':
        return [{ kind: 'contains', texts: nodes.literals(value, key).map(({ text }) => text), ...options }]
      case 'some':
      case 'every':
      case 'none': {
        const condition = parts.condition(value)
        return condition === undefined ? [] : [{ kind: 'each', how: key, where: condition }]
      }
      case 'count': {
        const bounds = readBounds(value, keyRange, nodes)
        const inner = where && parts.condition(where.value)
        return bounds === undefined ? [] : [{ kind: 'count', where: inner, bounds }]
      }
      default:
        return []
    }
  })
}

interface Reading {
  readonly nodes: Nodes
  readonly parts: TestParts
}

type TestOptions = Pick<ScalarTest, 'ignoreCase'>

function readOne(name: OperatorName, entry: Entry, options: TestOptions, reading: Reading): readonly Test[] {
  const { value } = entry
  if (value.kind !== 'mapping') return readScalar(name, entry, options, reading)
  if (!hasParts(name)) return readCompared(name, entry, undefined, value, options, reading)
  // Of several bounds some may be written here, and others in the template.
  const inner = [...value.entries.values()].filter((each) => each.value.kind === 'mapping')
  const written = new Map([...value.entries].filter(([, each]) => each.value.kind !== 'mapping'))
  const compared = inner.flatMap((each) =>
    each.value.kind !== 'mapping' ? [] : readCompared(name, entry, each, each.value, options, reading),
  )
  if (written.size === 0 && inner.length > 0) return compared
  return [
    ...readScalar(name, { ...entry, value: { ...value, entries: written } }, options, reading),
    ...compared,
  ]
}

function hasParts(name: OperatorName): boolean {
  const { argument } = OPERATORS[name]
  return argument === 'versions' || argument === 'dates'
}

function readCompared(
  name: OperatorName,
  { keyRange }: Entry,
  part: Entry | undefined,
  node: MappingNode,
  options: TestOptions,
  { nodes, parts }: Reading,
): readonly Test[] {
  if (OPERATORS[name].argument === 'pattern') {
    nodes.faults.add(node.range, `${name}: expected a pattern, got a mapping`)
    return []
  }
  if (part !== undefined && !COMPARISON_NAMES.includes(part.key)) {
    nodes.faults.unknown(part.keyRange, 'comparison', part.key, COMPARISON_NAMES)
    return []
  }
  const other = parts.other(node, name)
  if (other === undefined) return []
  return [{ kind: 'compared', operator: name, range: keyRange, part: part?.key, ...other, ...options }]
}

function readScalar(
  name: OperatorName,
  { value, keyRange }: Entry,
  options: TestOptions,
  { nodes }: Reading,
): readonly Test[] {
  const operator = OPERATORS[name]
  const given = argumentOf(operator, value, name, nodes)
  if (given === undefined || given.length === 0) return []
  const fault = operator.compile(given, options)
  if (typeof fault === 'string') {
    nodes.faults.add(value.range, `${name}: ${fault}`)
    return []
  }
  return [{ kind: 'scalar', operator: name, range: keyRange, given, ...options }]
}

function argumentOf(
  { argument }: Operator,
  node: Node,
  name: string,
  nodes: Nodes,
): readonly Literal[] | undefined {
  switch (argument) {
    case 'scalar':
    case 'number':
    case 'text':
    case 'pattern': {
      const literal = nodes.literal(node, name)
      return literal && [literal]
    }
    case 'scalars':
    case 'texts':
    case 'ranges':
      return nodes.literals(node, name)
    case 'versions':
    case 'dates':
      return comparisonsIn(node, name, nodes)
  }
}

const COMPARISON_NAMES = Object.keys(COMPARISONS)

/** `{ atLeast: '1.2', below: '2' }` as pairs. */
function comparisonsIn(node: Node, name: string, nodes: Nodes): readonly Literal[] | undefined {
  const mapping = nodes.mapping(node, name)
  if (mapping === undefined) return undefined
  nodes.onlyKeys(mapping, COMPARISON_NAMES, 'comparison')
  if (mapping.entries.size === 0) nodes.faults.add(node.range, `${name}: must not be empty`)
  return [...mapping.entries.values()].flatMap(({ key, value }) => {
    const bound = nodes.literal(value, key)
    return bound === undefined || !isOwn(COMPARISONS, key) ? [] : [{ value: key, text: key }, bound]
  })
}

/** How many there may be: a number, or comparisons of whole numbers. */
export function readBounds(node: Node, place: Entry['keyRange'], nodes: Nodes): Bounds | undefined {
  if (node.kind === 'scalar') {
    const exact = wholeNumber(node, 'count', nodes)
    return exact === undefined ? undefined : { least: exact, most: exact }
  }
  const mapping = nodes.mapping(node, 'count')
  if (mapping === undefined) return undefined
  nodes.onlyKeys(mapping, ['is', ...COMPARISON_NAMES], 'comparison')
  let [least, most] = ANY_NUMBER
  for (const { key, value } of mapping.entries.values()) {
    const number = wholeNumber(value, `count.${key}`, nodes)
    if (number === undefined) return undefined
    const [low, high] = BOUNDS[key as Comparison | 'is']?.(number) ?? ANY_NUMBER
    least = Math.max(least, low)
    most = Math.min(most, high)
  }
  if (mapping.entries.size === 0) nodes.faults.add(place, 'count: must not be empty')
  return most === Number.POSITIVE_INFINITY ? { least } : { least, most }
}

const ANY_NUMBER: readonly [least: number, most: number] = [0, Number.POSITIVE_INFINITY]

const BOUNDS: Readonly<
  Record<Comparison | 'is', (number: number) => readonly [least: number, most: number]>
> = {
  is: (number) => [number, number],
  above: (number) => [number + 1, Number.POSITIVE_INFINITY],
  atLeast: (number) => [number, Number.POSITIVE_INFINITY],
  below: (number) => [0, number - 1],
  atMost: (number) => [0, number],
}

function wholeNumber(node: Node, what: string, nodes: Nodes): number | undefined {
  if (
    node.kind === 'scalar' &&
    typeof node.value === 'number' &&
    Number.isSafeInteger(node.value) &&
    node.value >= 0
  ) {
    return node.value
  }
  nodes.faults.add(node.range, `${what}: expected a whole number`)
  return undefined
}
