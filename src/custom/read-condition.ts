/** Reads conditions of a policy file. */
import { type Vocabulary, vocabularies } from '../core/frameworks.ts'
import type { Entry, MappingNode, Node } from '../frameworks/node.ts'
import type { Nodes } from './nodes.ts'
import { OPERATORS, takesSeveral } from './operators/table.ts'
import { isOwn } from './own-key.ts'
import { isMany } from './path.ts'
import { pathsIn } from './paths.ts'
import { readPaths, readSelector, SELECTORS, type Surroundings } from './read-selector.ts'
import {
  isOperator,
  LIST_OPERATORS,
  OPERATOR_NAMES,
  type Other,
  readBounds,
  readTests,
} from './read-tests.ts'
import type { Condition, Selector, Word } from './syntax.ts'
import { labelOf } from './words.ts'

/** Conditions in one policy, and how deep they may stand in each other. */
const MOST_CONDITIONS = 500
const MAX_DEPTH = 20

const COMBINATIONS = ['all', 'any', 'not', 'linked'] as const
const MODIFIERS = ['note', 'ignoreCase', 'where']

/** Reads a condition; undefined, with a fault, where it is none. */
export function readCondition(node: Node, around: Surroundings): Condition | undefined {
  const { nodes, total } = around
  if (++total.conditions > MOST_CONDITIONS || around.depth > MAX_DEPTH) {
    if (!total.isFull) {
      nodes.faults.add(
        node.range,
        `a policy has at most ${MOST_CONDITIONS} conditions, nested ${MAX_DEPTH} deep`,
      )
    }
    total.isFull = true
    return undefined
  }
  if (node.kind === 'scalar' && typeof node.value === 'boolean')
    return { kind: 'constant', value: node.value }
  if (node.kind === 'sequence') {
    nodes.faults.add(node.range, "expected a condition, got a list; write the list below 'all' or 'any'")
    return undefined
  }
  const mapping = nodes.mapping(node, 'condition')
  if (mapping === undefined) return undefined
  return readMapping(mapping, around)
}

function readMapping(node: MappingNode, around: Surroundings): Condition | undefined {
  const { nodes } = around
  const words = [...node.entries.values()].filter(({ key }) => !MODIFIERS.includes(key))
  const combination = words.find(({ key }) => COMBINATIONS.some((each) => each === key))
  const note = nodes.text(node, 'note')
  if (combination !== undefined) {
    const isLinked = combination.key === 'linked'
    nodes.onlyKeys(
      node,
      [combination.key, 'note', ...(isLinked ? ['count'] : [])],
      `key beside '${combination.key}'`,
    )
    return readCombination(combination, node, note, around)
  }
  for (const { key, keyRange } of words) {
    const isKnown = isOperator(key) || SELECTORS.some((each) => each === key)
    if (!isKnown)
      nodes.faults.unknown(keyRange, 'operator', key, [...OPERATOR_NAMES, ...SELECTORS, ...COMBINATIONS])
  }
  const selector = readSelector(node, around)
  const tests = readTests(node, nodes, {
    condition: (inner) =>
      readCondition(inner, { ...deeper(around), isItem: true, checked: checkedAt(around) }),
    other: (inner, operator) => readOther(inner, operator, around),
  })
  if (selector === undefined) return undefined
  if (!words.some(({ key }) => isOperator(key))) {
    if (words.every(({ key }) => SELECTORS.some((each) => each === key))) {
      nodes.faults.add(node.range, 'a condition needs an operator, such as is, exists or matches')
    }
    return undefined
  }
  checkMany(selector, words, around)
  return { kind: 'test', selector, tests, note }
}

/** What stands in place of an operator's argument: what is compared with. */
function readOther(node: MappingNode, operator: string, around: Surroundings): Other | undefined {
  const { nodes } = around
  nodes.onlyKeys(node, [...SELECTORS, 'of'], `key of ${operator}`)
  if (!SELECTORS.some((each) => node.entries.has(each))) {
    nodes.faults.add(node.range, `${operator}: expected a value, or one of ${SELECTORS.join(', ')}`)
    return undefined
  }
  const of = node.entries.get('of')
  const whose = of && nodes.word(of.value, 'of')
  if (whose !== undefined && whose.text !== CHECKED) {
    nodes.faults.unknown(whose.range, "word after 'of'", whose.text, [CHECKED])
    return undefined
  }
  const isOfChecked = whose !== undefined
  const other = readSelector(node, isOfChecked ? checkedAt(around) : around)
  if (other === undefined) return undefined
  if (isManyValues(other) && !(isOwn(OPERATORS, operator) && takesSeveral(operator))) {
    nodes.faults.add(
      node.range,
      `${operator}: ${labelOf(other)} stands for several values; oneOf compares with several`,
    )
    return undefined
  }
  return { other, isOfChecked }
}

/** `of: checked` is about what the policy checks, also where a condition is about an item or a linked resource. */
const CHECKED = 'checked'

function checkedAt(around: Surroundings): Surroundings {
  return around.checked ?? around
}

function deeper(around: Surroundings): Surroundings {
  return { ...around, depth: around.depth + 1 }
}

function readCombination(
  { key, value }: Entry,
  node: MappingNode,
  note: string | undefined,
  around: Surroundings,
): Condition | undefined {
  const { nodes } = around
  switch (key) {
    case 'not': {
      const condition = readCondition(value, deeper(around))
      return condition && { kind: 'not', condition, note }
    }
    case 'linked':
      return readLinked(value, node.entries.get('count'), note, around)
    default: {
      if (value.kind !== 'sequence' || value.items.length === 0) {
        nodes.faults.add(value.range, `${key}: expected a list of conditions`)
        return undefined
      }
      const conditions = value.items.flatMap((each) => readCondition(each, deeper(around)) ?? [])
      return { kind: key === 'all' ? 'all' : 'any', conditions, note }
    }
  }
}

function isManyValues(selector: Selector): boolean {
  if (selector.kind !== 'property') return false
  return pathsIn(selector.paths).some(isMany)
}

/** Several values are no scalar: some of them, or every one? */
function checkMany(selector: Selector, words: readonly Entry[], { nodes }: Surroundings): void {
  if (!isManyValues(selector)) return
  const scalar = words.find(({ key }) => isOperator(key) && !LIST_OPERATORS.some((each) => each === key))
  if (scalar === undefined) return
  nodes.faults.add(
    scalar.keyRange,
    `${labelOf(selector)} stands for several values: write some, every or none, and '${scalar.key}' below it`,
  )
}

function readLinked(
  node: Node,
  count: Entry | undefined,
  note: string | undefined,
  around: Surroundings,
): Condition | undefined {
  const { nodes } = around
  const mapping = nodes.mapping(node, 'linked')
  if (mapping === undefined) return undefined
  nodes.onlyKeys(mapping, ['to', 'from', 'by', 'named', 'where'], 'key of linked')
  const direction = mapping.entries.has('from') ? 'from' : 'to'
  const target = mapping.entries.get(direction)
  const by = mapping.entries.get('by')
  if (target === undefined || by === undefined || (mapping.entries.has('to') && direction === 'from')) {
    nodes.faults.add(node.range, "linked needs 'to' or 'from', and 'by': the property that refers")
    return undefined
  }
  const linkedTypes = readTarget(target.value, around)
  const theirs = { ...around, types: linkedTypes?.subject === undefined ? linkedTypes?.types : undefined }
  const paths = readPaths(by.value, 'by', direction === 'from' ? theirs : around)
  const named = mapping.entries.get('named')
  const names =
    named && readPaths(named.value, 'named', direction === 'from' ? around : { ...around, types: undefined })
  const inner = mapping.entries.get('where')
  const isSubject = linkedTypes?.subject !== undefined
  const where =
    inner &&
    readCondition(inner.value, {
      ...deeper(theirs),
      isItem: false,
      declared: isSubject ? undefined : new Map(),
      checked: checkedAt(around),
    })
  const bounds = count && readBounds(count.value, count.keyRange, nodes)
  if (linkedTypes === undefined || paths === undefined) return undefined
  if (named !== undefined && names === undefined) return undefined
  return {
    kind: 'linked',
    direction,
    ...linkedTypes,
    by: paths,
    named: names ?? {},
    where,
    count: bounds,
    note,
  }
}

interface LinkedTarget {
  readonly types: { readonly [V in Vocabulary]?: readonly string[] }
  readonly subject: Word | undefined
}

/** Resource types by vocabulary, or `{ subject: <name> }`. */
function readTarget(node: Node, around: Surroundings): LinkedTarget | undefined {
  const { nodes } = around
  const mapping = nodes.mapping(node, 'linked')
  if (mapping === undefined) return undefined
  const subject = mapping.entries.get('subject')
  if (subject !== undefined) {
    nodes.onlyKeys(mapping, ['subject'], "key beside 'subject'")
    return { types: {}, subject: nodes.word(subject.value, 'subject') }
  }
  const types = readTypes(mapping, nodes)
  const missing = around.vocabularies.filter((vocabulary) => types[vocabulary] === undefined)
  if (missing.length > 0) nodes.faults.add(node.range, `linked: no resource type for ${missing.join(', ')}`)
  const wild = Object.values(types)
    .flat()
    .find((type) => type.includes('*'))
  if (wild !== undefined) nodes.faults.add(node.range, `linked: name each type; '${wild}' has a wildcard`)
  return { types, subject: undefined }
}

/** Resource types by vocabulary: one, or a list. */
export function readTypes(
  node: MappingNode,
  nodes: Nodes,
): { readonly [V in Vocabulary]?: readonly string[] } {
  nodes.onlyKeys(node, vocabularies(), 'framework')
  return Object.fromEntries(
    [...node.entries.values()].map(({ key, value }) => [
      key,
      nodes.words(value, key).map(({ text }) => text),
    ]),
  )
}
