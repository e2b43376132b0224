/** Changes of an HCL text, before they are written: what is replaced, added and taken out, and where. */
import type { Step, Writable } from '../../core/fix.ts'
import { refuse } from '../write/draft.ts'
import { isList, isObject, merge, type PlainObject } from '../write/pending.ts'
import { keyOf } from '../write/plan.ts'
import type { Attribute, Block, Expression, ObjectExpression, Tuple } from './hcl/ast.ts'
import { type HclValue, type Raw, spellHcl, Wrapped } from './hcl-output.ts'
import type { Around, HclTarget } from './hcl-target.ts'

export interface HclPlan {
  readonly text: string
  readonly replaced: Map<Expression, HclValue>
  /** New attributes and blocks, by the block that gets them. */
  readonly bodies: Map<Block, Map<string, HclValue>>
  readonly objects: Map<ObjectExpression, Map<string, HclValue>>
  readonly tuples: Map<Tuple, HclValue[]>
  readonly removedItems: Map<Attribute | Block, Around>
  readonly removedMembers: Map<ObjectExpression | Tuple, Set<number>>
  /** New blocks beside others, written, by what they stand after. */
  readonly beside: Map<Block, string[]>
}

export function startHclPlan(text: string): HclPlan {
  return {
    text,
    replaced: new Map(),
    bodies: new Map(),
    objects: new Map(),
    tuples: new Map(),
    removedItems: new Map(),
    removedMembers: new Map(),
    beside: new Map(),
  }
}

/** Sets a value below a block, or below an object or a list. */
export function planHclSetting(
  plan: HclPlan,
  target: HclTarget,
  path: readonly Step[],
  value: Writable,
): void {
  const spelt = spellHcl(value)
  if (target.kind === 'text') refuse('a text is not a value')
  if (target.kind === 'block') setInBlock(plan, target.block, path, spelt)
  else setInValue(plan, target.kind === 'attribute' ? target.attribute.value : target.node, path, spelt)
}

export function planHclReplacement(plan: HclPlan, node: Expression, value: HclValue): void {
  if (node.kind === 'literal' && node.value === value) return
  if (isText(node, value)) return
  const earlier = plan.replaced.get(node)
  plan.replaced.set(
    node,
    earlier === undefined ? value : mergeValues(earlier, value, excerpt(plan.text, node)),
  )
}

function isText(node: Expression, value: HclValue): boolean {
  if (node.kind !== 'template' || typeof value !== 'string') return false
  return (
    node.parts.every((part) => part.kind === 'text') &&
    node.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('') === value
  )
}

function setInBlock(plan: HclPlan, block: Block, path: readonly Step[], value: HclValue): void {
  const [step, ...rest] = path
  if (step === undefined) setEach(plan, block, value)
  else if (typeof step === 'number') {
    if (step !== 0) refuse(`${JSON.stringify(block.type.text)} is a single block`)
    setInBlock(plan, block, rest, value)
  } else {
    const name = keyOf(step)
    const attribute = block.body.items.find((item) => item.kind === 'attribute' && item.name.text === name)
    if (attribute?.kind === 'attribute') setInValue(plan, attribute.value, rest, value)
    else setInBlocks(plan, block, step, rest, value)
  }
}

/** Sets a value in a nested block, which may not be there yet, or in an attribute that is not there. */
function setInBlocks(
  plan: HclPlan,
  block: Block,
  step: Exclude<Step, number>,
  path: readonly Step[],
  value: HclValue,
): void {
  const name = keyOf(step)
  const nested = block.body.items.filter((item) => item.kind === 'block')
  const blocks = nested.filter(({ type }) => type.text === name)
  const dynamic = nested.filter(({ type, labels }) => type.text === 'dynamic' && labels[0]?.text === name)
  const [first] = path
  const place = typeof first === 'number' ? first : undefined
  const rest = place === undefined ? path : path.slice(1)
  if (place === undefined && blocks.length > 1) refuse(`there are several blocks of ${JSON.stringify(name)}`)
  const found = blocks[place ?? 0]
  if (dynamic.length > 0) setInDynamic(plan, name, [...dynamic, ...blocks], rest, value)
  else if (found !== undefined) setInBlock(plan, found, rest, value)
  else {
    if (place !== undefined && place > blocks.length)
      refuse(`there are only ${blocks.length} blocks of ${JSON.stringify(name)}`)
    addTo(plan.bodies, block, name, below(path, value, typeof step === 'object' && 'map' in step))
  }
}

/** A single dynamic block: what all blocks have that it makes. */
function setInDynamic(
  plan: HclPlan,
  name: string,
  blocks: readonly Block[],
  path: readonly Step[],
  value: HclValue,
): void {
  const [dynamic, ...others] = blocks
  const content = dynamic?.body.items.find((item) => item.kind === 'block' && item.type.text === 'content')
  if (others.length > 0 || content?.kind !== 'block')
    refuse(`${JSON.stringify(name)} is made by dynamic blocks`)
  setInBlock(plan, content, path, value)
}

/** All entries of an object in a block that is there already. */
function setEach(plan: HclPlan, block: Block, value: HclValue): void {
  if (!isObject(value)) refuse(`${JSON.stringify(block.type.text)} is a block`)
  for (const [name, each] of Object.entries(value)) setInBlock(plan, block, [name], each)
}

function setInValue(plan: HclPlan, node: Expression, path: readonly Step[], value: HclValue): void {
  const [step, ...rest] = path
  if (step === undefined) planHclReplacement(plan, node, value)
  else if (node.kind === 'literal' && node.value === null)
    planHclReplacement(plan, node, below(path, value, true))
  else if (node.kind === 'call' && node.name === 'jsonencode' && node.args[0] !== undefined)
    setInValue(plan, node.args[0], path, value)
  else if (node.kind === 'tuple') setInTuple(plan, node, path, value)
  else if (node.kind !== 'object') refuse(`${JSON.stringify(excerpt(plan.text, node))} is an expression`)
  else if (typeof step !== 'number') setInObject(plan, node, keyOf(step), rest, value)
  else {
    if (step !== 0) refuse('an object is not a list')
    setInValue(plan, node, rest, value)
  }
}

function setInObject(
  plan: HclPlan,
  node: ObjectExpression,
  key: string,
  path: readonly Step[],
  value: HclValue,
): void {
  const keys = node.items.map((each) => keyText(each.key, each.bare))
  const item = node.items[keys.indexOf(key)]
  if (item !== undefined) setInValue(plan, item.value, path, value)
  else {
    if (keys.includes(undefined)) refuse('an object has a key that is an expression')
    addTo(plan.objects, node, key, below(path, value, true))
  }
}

function setInTuple(plan: HclPlan, node: Tuple, path: readonly Step[], value: HclValue): void {
  const [step, ...rest] = path
  const isPlace = typeof step === 'number'
  if (!isPlace && node.items.length > 1) refuse('a list has several items')
  const place = isPlace ? step : 0
  const item = node.items[place]
  if (item !== undefined) {
    setInValue(plan, item, isPlace ? rest : path, value)
    return
  }
  if (place > node.items.length) refuse(`a list has ${node.items.length} items`)
  const added = plan.tuples.get(node) ?? []
  plan.tuples.set(node, added)
  const written = below(isPlace ? rest : path, value, true)
  const [earlier] = added
  if (earlier === undefined) added.push(written)
  else added[0] = merge(earlier, written, 'a list')
}

export function excerpt(text: string, { range }: Expression): string {
  return text.slice(range.start, Math.min(range.end, range.start + 60))
}

/** The name that a key is, where it is fixed. */
export function keyText(key: Expression, isBare: boolean): string | undefined {
  if (key.kind === 'variable') return isBare ? key.name : undefined
  if (key.kind === 'literal') return String(key.value)
  if (key.kind !== 'template') return undefined
  return key.parts.every((part) => part.kind === 'text')
    ? key.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')
    : undefined
}

/** A value with what a path names around it: blocks, and inside of maps and lists objects. */
function below(path: readonly Step[], value: HclValue, isValue: boolean): HclValue {
  const [step, ...rest] = path
  if (step === undefined) return isValue && (isObject(value) || isList(value)) ? new Wrapped(value) : value
  if (typeof step === 'number')
    return isValue ? new Wrapped([plainly(below(rest, value, true))]) : below(rest, value, false)
  const inner = below(rest, value, isValue || typeof step === 'object')
  const object: PlainObject<Raw | Wrapped> = { [keyOf(step)]: isValue ? plainly(inner) : inner }
  return isValue ? new Wrapped(object) : object
}

function plainly(value: HclValue): HclValue {
  return value instanceof Wrapped && value.call === undefined ? value.value : value
}

function addTo<K>(additions: Map<K, Map<string, HclValue>>, holder: K, name: string, value: HclValue): void {
  const entries = additions.get(holder) ?? new Map<string, HclValue>()
  additions.set(holder, entries)
  const earlier = entries.get(name)
  entries.set(name, earlier === undefined ? value : mergeValues(earlier, value, name))
}

function mergeValues(first: HclValue, second: HclValue, name: string): HclValue {
  if (first instanceof Wrapped && second instanceof Wrapped && first.call === second.call) {
    return new Wrapped(merge(first.value, second.value, name), first.call)
  }
  return merge(first, second, name)
}

export function planHclRemoval(plan: HclPlan, target: HclTarget): void {
  if (target.kind === 'text') refuse('a text is not a value')
  if (target.kind === 'block') plan.removedItems.set(target.block, target.around)
  else if (target.kind === 'attribute') plan.removedItems.set(target.attribute, target.around)
  else if (target.member === undefined) refuse('the value is a part of an expression')
  else {
    const { holder, place } = target.member
    const places = plan.removedMembers.get(holder) ?? new Set()
    plan.removedMembers.set(holder, places.add(place))
  }
}
