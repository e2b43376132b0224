/** Joins policies with the subjects that they name: what their attributes are, and whether operators take them. */

import type { SubjectDefinition } from '../core/policy.ts'
import type { AttributeInfo, AttributesInfo, SubjectInfo } from '../core/subject-info.ts'
import { alternatives } from '../core/suggest.ts'
import type { Binding, Shape } from './context.ts'
import type { Faults } from './faults.ts'
import { OPERATORS, takenBy, takesSeveral } from './operators/table.ts'
import {
  type ComparedTest,
  type Condition,
  type Kind,
  type ScalarTest,
  type Selector,
  type Test,
  walk,
} from './syntax.ts'

type Definition = SubjectDefinition<object>

/**
 * Finds every attribute that conditions name. What is wrong is added to the faults.
 * @param subject what the policy judges; undefined over resources
 */
export async function bind(
  conditions: readonly Condition[],
  subject: SubjectInfo | undefined,
  faults: Faults,
): Promise<Binding> {
  const shapes = new Map<Selector, Shape>()
  const subjects = new Map<string, Definition>()
  const names = new Set(conditions.flatMap((each) => [...walk(each)]).flatMap((each) => subjectOf(each)))
  for (const word of names) {
    const { loadSubject, subjectNames } = await import('./subjects.ts')
    const found = await loadSubject(word.text)
    if (found === undefined) faults.unknown(word.range, 'subject', word.text, subjectNames())
    else subjects.set(word.text, found)
  }
  const [name, checked] = [subject?.name ?? '', subject?.attributes]
  for (const condition of conditions)
    bindCondition(condition, checked, {
      shapes,
      subjects,
      faults,
      name,
      checked: { name, attributes: checked },
    })
  return { shapes, subjects }
}

function subjectOf(condition: Condition) {
  return condition.kind === 'linked' && condition.subject !== undefined ? [condition.subject] : []
}

interface Binder {
  readonly shapes: Map<Selector, Shape>
  readonly subjects: ReadonlyMap<string, Definition>
  readonly faults: Faults
  readonly name: string
  /** What the policy checks. */
  readonly checked: { readonly name: string; readonly attributes: AttributesInfo | undefined }
}

function bindCondition(condition: Condition, attributes: AttributesInfo | undefined, binder: Binder): void {
  switch (condition.kind) {
    case 'constant':
      return
    case 'all':
    case 'any':
      for (const each of condition.conditions) bindCondition(each, attributes, binder)
      return
    case 'not':
      bindCondition(condition.condition, attributes, binder)
      return
    case 'linked': {
      const info = condition.subject && binder.subjects.get(condition.subject.text)?.info
      if (condition.where !== undefined)
        bindCondition(condition.where, info?.attributes, { ...binder, name: info?.name ?? '' })
      return
    }
    case 'test':
      bindTest(condition, attributes, binder)
  }
}

function bindTest(
  { selector, tests }: Extract<Condition, { kind: 'test' }>,
  attributes: AttributesInfo | undefined,
  binder: Binder,
): void {
  const found = selector.kind === 'attribute' ? attributeOf(selector, attributes, binder) : undefined
  const type = found === undefined ? undefined : readableType(found)
  if (selector.kind === 'attribute' && found !== undefined) {
    if (type === undefined) {
      const inner = Object.keys(found.attributes ?? {})
      const hint =
        inner.length === 0
          ? 'own policies cannot test it'
          : `name one of its own: ${alternatives(inner.slice(0, 5))}`
      binder.faults.add(
        selector.word.range,
        `the attribute '${selector.word.text}' is of the type ${found.type}: ${hint}`,
      )
      return
    }
    binder.shapes.set(selector, type.shape)
    for (const test of tests) checkTest(test, selector.word.text, type, binder.faults)
  }
  for (const test of tests) {
    if (test.kind === 'compared') bindOther(test, attributes, binder)
    if ((test.kind === 'each' || test.kind === 'count') && test.where !== undefined) {
      bindCondition(test.where, type?.shape === 'objects' ? found?.attributes : undefined, binder)
      if (type?.kind !== undefined) checkItems(test.where, type.kind, binder.faults)
    }
  }
}

/** What is compared with: a list only where the operator takes several. */
function bindOther(
  { other, isOfChecked, operator }: ComparedTest,
  attributes: AttributesInfo | undefined,
  binder: Binder,
): void {
  if (other.kind !== 'attribute') return
  const { checked, faults } = binder
  const found = isOfChecked
    ? attributeOf(other, checked.attributes, { ...binder, name: checked.name })
    : attributeOf(other, attributes, binder)
  if (found === undefined) return
  const type = readableType(found)
  const { text, range } = other.word
  if (type === undefined || type.shape === 'objects') {
    faults.add(range, `the attribute '${text}' is of the type ${found.type}: nothing is compared with it`)
  } else if (type.shape === 'list' && !takesSeveral(operator)) {
    faults.add(range, `'${text}' is a list: '${operator}' compares with one value; oneOf, with several`)
  } else binder.shapes.set(other, type.shape)
}

/** The attribute that a word names; undefined, with a fault, where there is none. */
export function attributeOf(
  { steps, word }: Omit<Extract<Selector, { kind: 'attribute' }>, 'kind'>,
  attributes: AttributesInfo | undefined,
  { faults, name }: Pick<Binder, 'faults' | 'name'>,
): AttributeInfo | undefined {
  let [table, found]: [AttributesInfo | undefined, AttributeInfo | undefined] = [attributes, undefined]
  for (const [i, step] of steps.entries()) {
    found = table !== undefined && Object.hasOwn(table, step) ? table[step] : undefined
    if (found === undefined) {
      const prefix = steps
        .slice(0, i)
        .map((each) => `${each}.`)
        .join('')
      const known = Object.keys(table ?? {}).map((each) => `${prefix}${each}`)
      if (known.length > 0) faults.unknown(word.range, `attribute of ${name}`, word.text, known)
      else
        faults.add(
          word.range,
          `'${word.text}': no attributes here; the items of this list are tested as they are`,
        )
      return undefined
    }
    table = found.type === 'object' ? found.attributes : undefined
  }
  return found
}

interface ReadableType {
  readonly shape: Shape
  /** Of a single value, or of the items of a list. */
  readonly kind?: Kind
}

const TYPES: ReadonlyMap<string, ReadableType> = new Map<string, ReadableType>([
  ['boolean', { shape: 'one', kind: 'boolean' }],
  ['number', { shape: 'one', kind: 'number' }],
  ['text', { shape: 'one', kind: 'text' }],
  ['booleans', { shape: 'list', kind: 'boolean' }],
  ['texts', { shape: 'list', kind: 'text' }],
  ['address-ranges', { shape: 'list', kind: 'text' }],
  ['objects', { shape: 'objects' }],
  ['value', { shape: 'value' }],
])

function readableType({ type }: AttributeInfo): ReadableType | undefined {
  return TYPES.get(type)
}

/** Holds that an operator takes the attribute. */
function checkTest(test: Test, name: string, { shape, kind }: ReadableType, faults: Faults): void {
  if (shape === 'value') return
  if (test.kind === 'scalar' || test.kind === 'compared') {
    if (shape !== 'one') {
      faults.add(
        test.range,
        `'${name}' is a list: write some, every or none, and '${test.operator}' below it`,
      )
    } else if (kind !== undefined) checkKind(test, `'${name}' is`, kind, faults)
  }
}

/** The same for conditions on items of a list of scalars. */
function checkItems(condition: Condition, kind: Kind, faults: Faults): void {
  for (const each of walk(condition)) {
    if (each.kind !== 'test' || each.selector.kind !== 'item') continue
    for (const test of each.tests)
      if (test.kind === 'scalar' || test.kind === 'compared') checkKind(test, 'the items are', kind, faults)
  }
}

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  boolean: 'true or false',
  number: 'a number',
  text: 'text',
}

function checkKind(test: ScalarTest | ComparedTest, what: string, kind: Kind, faults: Faults): void {
  const takes = test.kind === 'scalar' ? takenBy(test) : OPERATORS[test.operator].takes
  if (takes.includes(kind)) return
  const taken = alternatives(takes.map((each) => KIND_NAMES[each]))
  faults.add(test.range, `${what} ${KIND_NAMES[kind]}: '${test.operator}' is written here for ${taken}`)
}
