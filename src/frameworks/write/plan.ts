/** Changes of a JSON or YAML text, before they are written: what is replaced, added and taken out, and where. */
import type { Step } from '../../core/fix.ts'
import type { Entry, MappingNode, Node, SequenceNode } from '../node.ts'
import { refuse } from './draft.ts'
import { isEqual, merge, type Plain } from './pending.ts'
import { isOwn, type Target } from './target.ts'

/** JSON and YAML have nothing beside the values of JSON. */
export type PlainValue = Plain<never>

export interface Plan {
  /** By the entry that holds it, or by the node: aliases of one node are several values. */
  readonly replaced: Map<Node | Entry, { readonly target: Target; value: PlainValue }>
  readonly added: Map<Node, Added>
  readonly removed: Map<Node, Removed>
}

/** New entries of a mapping, or items of a list. */
export interface Added {
  readonly target: Target
  readonly entries: Map<string, { value: PlainValue; readonly after?: Entry }>
  readonly items: { value: PlainValue; readonly place?: number; readonly after?: Node }[]
}

/** Entries of a mapping, or places of a list. */
export interface Removed {
  readonly target: Target
  readonly entries: Set<Entry>
  readonly places: Set<number>
}

/** What a framework knows about the tree. */
export interface Rules {
  /** Whether the case of names does not count, as in ARM. */
  readonly isCaseless?: true
  /** What a mapping or text is that is evaluated, in words; undefined for one that means itself. */
  readonly callIn: (node: Node) => string | undefined
  /** Refuses what must not be changed where it is written: a value, or with `isInside` the members of a collection. */
  readonly check: (target: Target, isInside: boolean) => void
  /** Whether a list of one stands for its item, as in Terraform's JSON. */
  readonly listIsItem?: true
}

export function startPlan(): Plan {
  return { replaced: new Map(), added: new Map(), removed: new Map() }
}

export function planReplacement(plan: Plan, target: Target, value: PlainValue, { check }: Rules): void {
  const { node } = target
  if (node.kind === 'scalar' && node.tag === undefined && node.value === value) return
  check(target, false)
  checkLimits(target, value)
  const key = target.holder !== undefined && 'entry' in target ? target.entry : node
  const earlier = plan.replaced.get(key)
  if (earlier === undefined) plan.replaced.set(key, { target, value })
  else earlier.value = merge(earlier.value, value, nameOf(target))
}

const DEFAULTS = ['Default', 'defaultValue']
const ALLOWED = ['AllowedValues', 'allowedValues']
const LIMITS = ['AllowedPattern', 'MinLength', 'MaxLength', 'minLength', 'maxLength', 'validation']
const RANGES = ['MinValue', 'MaxValue', 'minValue', 'maxValue']

/** Refuses a default that its parameter does not allow, or may not: a deployment would be refused. */
function checkLimits(target: Target, value: PlainValue): void {
  if (target.holder === undefined || !('entry' in target)) return
  const { entry, holder, outer } = target
  if (entry.key !== 'default' && !DEFAULTS.includes(entry.key)) return
  const has = (names: readonly string[]) => names.some((name) => holder.entries.has(name))
  const allowed = ALLOWED.flatMap((name) => holder.entries.get(name)?.value ?? [])
  const isAllowed = allowed.every(
    (list) =>
      list.kind === 'sequence' &&
      list.items.some((item) => item.kind === 'scalar' && item.text === String(value)),
  )
  const isLimited = has(LIMITS) || (typeof value === 'number' && has(RANGES))
  if (!isAllowed || isLimited) refuse(`${JSON.stringify(nameOf(outer))} may not allow the value`)
}

/** What a target is called in messages. */
function nameOf(target: Target): string {
  if (target.holder === undefined) return 'the template'
  return 'entry' in target ? target.entry.key : String(target.place)
}

/** Sets a value below a target, step by step as far as there is something. */
export function planSetting(
  plan: Plan,
  from: Target,
  path: readonly Step[],
  value: PlainValue,
  rules: Rules,
): void {
  let target = from
  for (const [place, step] of path.entries()) {
    const { node } = target
    const rest = path.slice(place)
    const call = rules.callIn(node)
    if (call !== undefined) refuse(`${JSON.stringify(nameOf(target))} is ${call}`)
    if (node.kind === 'scalar') {
      if (node.value !== null) refuse(`${JSON.stringify(nameOf(target))} is not a mapping`)
      planReplacement(plan, target, below(rest, value, rules), rules)
      return
    }
    const next: Target | undefined =
      node.kind === 'mapping' ? entryAt(target, node, step, rules) : itemAt(target, node, step)
    if (next === undefined) {
      planAddition(plan, target, rest, value, rules)
      return
    }
    target = next
  }
  planReplacement(plan, target, value, rules)
}

/** The entry that a step leads to; the mapping itself where the step is the place of the only one there is. */
function entryAt(target: Target, node: MappingNode, step: Step, { isCaseless }: Rules): Target | undefined {
  if (step === 0) return target
  if (typeof step === 'number') return refuse(`${JSON.stringify(nameOf(target))} is not a list`)
  const entry = entryNamed(node, keyOf(step), isCaseless)
  return entry && isOwn(entry, node) ? { node: entry.value, holder: node, entry, outer: target } : undefined
}

export function entryNamed(node: MappingNode, name: string, isCaseless?: boolean): Entry | undefined {
  const exact = node.entries.get(name)
  if (exact !== undefined || !isCaseless) return exact
  return [...node.entries.values()].find(({ key }) => key.toLowerCase() === name.toLowerCase())
}

/** The item that a step leads to; a name leads to that in the only item. */
function itemAt(target: Target, node: SequenceNode, step: Step): Target | undefined {
  if (typeof step === 'number') {
    if (step > node.items.length) refuse(`${JSON.stringify(nameOf(target))} has ${node.items.length} items`)
    return targetOfItem(target, node, step)
  }
  if (node.items.length > 1) return refuse(`${JSON.stringify(nameOf(target))} has several items`)
  const [only] = node.items
  if (only === undefined) return undefined
  if (only.kind !== 'mapping') return refuse(`${JSON.stringify(nameOf(target))} is not a mapping`)
  const entry = only.entries.get(keyOf(step))
  const item = targetOfItem(target, node, 0)
  return item && entry && { node: entry.value, holder: only, entry, outer: item }
}

function targetOfItem(outer: Target, holder: SequenceNode, place: number): Target | undefined {
  const node = holder.items[place]
  return node && { node, holder, place, outer }
}

export function keyOf(step: Exclude<Step, number>): string {
  if (typeof step === 'string') return step
  return 'map' in step ? step.map : step.beside
}

/** A value with the mappings and lists around it that a path names. */
function below(path: readonly Step[], value: PlainValue, { listIsItem }: Rules): PlainValue {
  return path.reduceRight<PlainValue>((inner, step) => {
    if (typeof step !== 'number') return { [keyOf(step)]: inner }
    return listIsItem && step === 0 && !Array.isArray(inner) ? inner : [inner]
  }, value)
}

function planAddition(
  plan: Plan,
  target: Target,
  [step, ...rest]: readonly Step[],
  value: PlainValue,
  rules: Rules,
): void {
  const { node } = target
  if (step === undefined) return
  // A name below a list of one is set in its item.
  const only =
    node.kind === 'sequence' && typeof step !== 'number' ? targetOfItem(target, node, 0) : undefined
  const holder = only ?? target
  rules.check(holder, true)
  const added = addedTo(plan, holder)
  if (holder.node.kind === 'mapping' && typeof step !== 'number') {
    const key = keyOf(step)
    if (rest.length > 0 && holder.node.entries.has(key))
      refuse(`${JSON.stringify(key)} comes from a merge key`)
    addEntry(added, key, below(rest, value, rules))
  } else if (typeof step === 'number') addAt(added, step, below(rest, value, rules))
  else addAt(added, 0, below([step, ...rest], value, rules))
}

function addAt({ items }: Added, place: number, value: PlainValue): void {
  const earlier = items.find((item) => item.place === place)
  if (earlier === undefined) items.push({ value, place })
  else earlier.value = merge(earlier.value, value, String(place))
}

export function addedTo(plan: Plan, target: Target): Added {
  const earlier = plan.added.get(target.node)
  if (earlier !== undefined) return earlier
  const added: Added = { target, entries: new Map(), items: [] }
  plan.added.set(target.node, added)
  return added
}

export function addEntry({ entries }: Added, key: string, value: PlainValue, after?: Entry): void {
  const earlier = entries.get(key)
  if (earlier === undefined) entries.set(key, { value, ...(after && { after }) })
  else earlier.value = merge(earlier.value, value, key)
}

/** Adds an item, unless the same one is added already. */
export function addItem({ items }: Added, value: PlainValue, after?: Node): void {
  if (items.some((item) => isEqual(item.value, value))) return
  items.push({ value, ...(after && { after }) })
}

export function planRemoval(plan: Plan, target: Target, { check }: Rules): void {
  check(target, false)
  if (target.holder === undefined) refuse('the whole template cannot be removed')
  const { outer, holder } = target
  check(outer, true)
  const removed = plan.removed.get(holder) ?? { target: outer, entries: new Set(), places: new Set() }
  plan.removed.set(holder, removed)
  if ('entry' in target) removed.entries.add(target.entry)
  else removed.places.add(target.place)
}
