/** What `count` and `for_each` make of a block: one instance for each element that is known. */

import { isWholeResource } from '../../core/reference.ts'
import { locate } from '../../core/source.ts'
import { choiceOf, type Either, madeWith, type UnknownCause, type Value } from '../../core/value.ts'
import { hasFewCases } from '../values/alternatives.ts'
import { spend } from '../values/budget.ts'
import { isConditional, isEmpty } from '../values/elements.ts'
import { firstUnknown } from '../values/equality.ts'
import { hasAllElements, mapping, scalar, textOf, unknown } from '../values/make.ts'
import type { Block } from './hcl/ast.ts'
import { areOne, openKeyOf } from './open-key.ts'
import { toNumber } from './operators.ts'
import { attributesOf, type Placed } from './placed.ts'
import {
  bind,
  type Evaluation,
  type Expansion,
  evaluate,
  type Instance,
  type Scope,
  scopeOf,
} from './scope.ts'
import { countValue } from './types/number.ts'

/** Of one block. More are not told apart: one stands for all, as where their number is not known. */
const MAX_INSTANCES = 2_500

/** What one of them gets, and the condition that it exists under. */
interface Element {
  /** Set where the key is known after deployment only: of a set, whose keys are its items. */
  readonly key?: Value
  readonly value: Value
  readonly exists: Value
}

/**
 * The instances of a block, in Terraform's order. Where it isn't known how many there are, one without a key
 * stands for all. Without any, the block makes nothing.
 *
 * @param name how to say what the block is, for instance `aws_s3_bucket.b`
 */
export function expand({ node, file }: Placed<Block>, name: string, evaluation: Evaluation): Expansion {
  const scope: Scope = { file, evaluation }
  const written = attributesOf(node.body).find(
    ({ name: { text } }) => text === 'count' || text === 'for_each',
  )
  if (written === undefined) return single(scope)
  const inner = scopeOf(written, scope)
  const { failures } = evaluation.budget
  const value = evaluate(written.value, inner)
  // It is evaluated once, for whoever asks first.
  evaluation.budget.failures = failures
  const place: Place = { scope, name, at: locate(inner, written.value.range) }
  return written.name.text === 'count' ? byCount(value, place) : byElements(value, place)
}

interface Place {
  readonly scope: Scope
  readonly name: string
  /** Where `count` or `for_each` is written. */
  readonly at: Value['at']
}

function single(scope: Scope, by?: Expansion['by'], exists?: Value): Expansion {
  const instance: Instance = exists === undefined ? { suffix: '', scope } : { suffix: '', scope, exists }
  return { by, isKnown: by === undefined, instances: new Map([['', instance]]) }
}

function byCount(count: Value, place: Place): Expansion {
  const most = mostOf(count)
  if (most === 0) return { by: 'count', isKnown: true, instances: new Map() }
  if (most === 1 && count.kind === 'either') return single(bindIndex(0, place), 'count', count)
  // Each instance, and each list of them, has every case.
  const isKnown = most !== undefined && hasFewCases(count)
  if (!isKnown || !isAffordable(most, place)) {
    const over = isKnown ? undefined : causeOf(count)
    return single(over === undefined ? place.scope : { ...place.scope, over }, 'count', count)
  }
  const instances = new Map<string, Instance>()
  for (let index = 0; index < most; index++) {
    const exists = casesAbove(index, count) ?? count
    instances.set(String(index), { suffix: `[${index}]`, scope: bindIndex(index, place), exists })
  }
  return { by: 'count', isKnown: true, instances }
}

/** The most that a number of instances can be; undefined where it isn't known. */
function mostOf(value: Value | undefined): number | undefined {
  if (value?.kind === 'either') {
    const [yes, no] = value.branches.map(mostOf)
    return yes === undefined || no === undefined ? undefined : Math.max(yes, no)
  }
  const number = value && toNumber(value)
  return number === undefined || number < 0 || !Number.isInteger(number) ? undefined : number
}

/** The cases of a count in which there is an instance with this index; undefined where there is none. */
function casesAbove(index: number, count: Value | undefined): Value | undefined {
  if (count?.kind !== 'either') return ((count && toNumber(count)) ?? 0) > index ? count : undefined
  const [yes, no] = count.branches.map((branch) => casesAbove(index, branch))
  return yes === undefined && no === undefined ? undefined : { ...count, branches: [yes, no] }
}

function bindIndex(index: number, { scope, name, at }: Place): Scope {
  const fields = mapping(new Map([['index', countValue(index, at)]]), at)
  return bind(scope, 'count', fields, `the count of ${name}`)
}

function isAffordable(number: number, { scope: { evaluation } }: Place): boolean {
  const { budget } = evaluation
  if (number > MAX_INSTANCES || number > budget.instances || !spend(evaluation.budget, number)) return false
  budget.instances -= number
  return true
}

function byElements(collection: Value, place: Place): Expansion {
  const elements = possibleElements(collection, place)
  if (elements === undefined || !isAffordable(elements.size, place)) {
    const stood = standFor(collection)
    const over = elements === undefined ? causeOf(collection) : undefined
    const key = unknownKey(place, over)
    const scope = stood === undefined ? { ...place.scope, over } : bindEach(key, stood, place)
    return single(scope, 'for_each', collection)
  }
  const instances = new Map<string, Instance>()
  for (const key of [...elements.keys()].sort()) {
    const element = elements.get(key)
    if (element === undefined) continue
    const { value, exists } = element
    const scope = bindEach(element.key ?? scalar(key, value.at), value, place)
    const known = { suffix: `[${JSON.stringify(key)}]`, scope, exists }
    instances.set(key, element.key === undefined ? known : { ...known, suffix: `[${key}]`, isOpen: true })
  }
  return { by: 'for_each', isKnown: true, instances }
}

function bindEach(key: Value, value: Value, { scope, name, at }: Place): Scope {
  const fields = new Map([
    ['key', key],
    ['value', value],
  ])
  return bind(scope, 'each', mapping(fields, at), `the for_each of ${name}`)
}

/** Why it is not known what there is one for. A branch that is not known counts before what chooses it. */
function causeOf(value: Value): UnknownCause | undefined {
  const branches = value.kind === 'either' ? value.branches : []
  const open = branches.find((branch) => branch?.kind === 'unknown')
  return firstUnknown(open ?? value)
}

function unknownKey({ at }: Place, over: UnknownCause | undefined): Value {
  const cause = { kind: 'reference', root: 'each', attribute: ['key'], text: 'each.key' } as const
  return unknown(over === undefined ? cause : { ...cause, over }, at)
}

/** The elements by key, also those that exist under a condition only; undefined where it isn't known which. */
function possibleElements(
  collection: Value | undefined,
  place: Place,
): ReadonlyMap<string, Element> | undefined {
  switch (collection?.kind) {
    case undefined:
      return new Map()
    case 'list':
      return hasAllElements(collection) ? ofSet(collection.items, place) : undefined
    case 'mapping':
      return new Map([...collection.entries].map(([key, value]) => [key, ofEntry(key, value, place)]))
    case 'either':
      return ofEither(collection, place)
    default:
      return undefined
  }
}

function ofSet(items: readonly Value[], { at }: Place): ReadonlyMap<string, Element> | undefined {
  const elements = new Map<string, Element>()
  for (const value of items) {
    const text = textOf(value)
    const key = text ?? openKeyOf(value)
    if (key === undefined) return undefined
    const earlier = elements.get(key)
    if (earlier !== undefined && text === undefined && !areOne(value, earlier.value)) return undefined
    const exists = scalar(key, at)
    elements.set(key, text === undefined ? { key: value, value, exists } : { value, exists })
  }
  return elements
}

function ofEntry(key: string, value: Value, { at }: Place): Element {
  const exists = scalar(key, at)
  if (value.kind !== 'either' || !isConditional(value)) return { value, exists }
  const [yes, no] = value.branches
  const branches = [yes && exists, no && exists] as const
  return { value: yes ?? no ?? value, exists: { ...value, branches, at } }
}

function ofEither(either: Either, place: Place): ReadonlyMap<string, Element> | undefined {
  const [yes, no] = either.branches.map((branch) => possibleElements(branch, place))
  if (yes === undefined || no === undefined) return undefined
  const keys = new Set([...yes.keys(), ...no.keys()])
  if (keys.size > MAX_INSTANCES) return undefined
  return new Map([...keys].map((key) => [key, choose(either, yes.get(key), no.get(key), place)]))
}

/** An element of one or both of two collections. Given that it exists, the condition may be decided. */
function choose(either: Either, yes: Element | undefined, no: Element | undefined, { at }: Place): Element {
  const choice = choiceOf(either)
  const exists: Value = { ...choice, kind: 'either', branches: [yes?.exists, no?.exists], at }
  if (yes !== undefined && no !== undefined) {
    const value: Value = { ...choice, kind: 'either', branches: [yes.value, no.value], at }
    const isCertain = yes.exists.kind === 'scalar' && no.exists.kind === 'scalar'
    return { value, exists: isCertain ? yes.exists : exists }
  }
  return { value: yes?.value ?? no?.value ?? exists, exists }
}

/** What one element is where it isn't known how many there are: of `for_each = aws_s3_bucket.b`, one of these. */
function standFor(collection: Value | undefined): Value | undefined {
  if (collection?.kind === 'either') {
    const [yes, no] = collection.branches
    // The other branch has no elements, or it may be one of those that matter.
    if (isNothing(no)) return standFor(yes)
    return isNothing(yes) ? standFor(no) : undefined
  }
  // What a variable holds is decided by the variable.
  if (collection?.kind === 'unknown' && collection.because.kind === 'variable') {
    return unknown(madeWith(collection.because, ''), collection.at)
  }
  if (collection?.kind !== 'unknown' || collection.because.kind !== 'reference') return undefined
  return isWholeResource(collection.because) && collection.because.within === undefined
    ? collection
    : undefined
}

function isNothing(branch: Value | undefined): boolean {
  return branch === undefined || isEmpty(branch)
}
