/** References to resources, data and called modules: links to what they name, and the outputs of modules. */

import { relativePath } from '../../core/path.ts'
import type { Reference, ReferenceRoot } from '../../core/reference.ts'
import { locate } from '../../core/source.ts'
import { causeOfChoice, choiceBecause, choiceOf, type ReferenceCause, type Value } from '../../core/value.ts'
import { mapBranches } from '../values/alternatives.ts'
import { spend } from '../values/budget.ts'
import { excerpt } from '../values/excerpt.ts'
import { list, mapping, scalar, textOf, unevaluated, unknown } from '../values/make.ts'
import type { Step, Traversal } from './hcl/ast.ts'
import { openKeyOf } from './open-key.ts'
import { TEMPLATE_FILE } from './rendered-data.ts'
import { type Evaluation, type Expansion, evaluate, failed, relocate, type Scope } from './scope.ts'
import { keysOf, stepName, stepsInto } from './steps.ts'

/** Steps from a value into its parts. */
export type Walk = (value: Value, steps: readonly Step[]) => Value

/** Roots that name no resource. */
const NO_RESOURCE = [
  'each',
  'count',
  'path',
  'terraform',
  'self',
  'ephemeral',
] as const satisfies ReferenceRoot[]

/** Evaluates a traversal from a root that is neither bound nor a variable or local. */
export function evaluateReference(root: string, traversal: Traversal, scope: Scope, walk: Walk): Value {
  if (root === 'module') return evaluateModule(traversal, scope, walk)
  if (root === 'path') return evaluatePath(traversal, scope)
  const bare = NO_RESOURCE.find((name) => name === root)
  if (bare !== undefined) return unclear({ root: bare, attribute: keysOf(traversal.steps) }, traversal, scope)
  const [first, ...steps] = traversal.steps
  const type = root === 'resource' ? stepName(first) : undefined
  // `resource.aws_vpc.main` is the long form of `aws_vpc.main`.
  if (type !== undefined) return evaluateResource(type, { ...traversal, steps }, scope, walk)
  return evaluateResource(root, traversal, scope, walk)
}

/** @param root a type of resources, or `data` */
function evaluateResource(root: string, traversal: Traversal, scope: Scope, walk: Walk): Value {
  const address = addressOf(root, traversal)
  if (address === undefined) return unclear({ root: rootOf(root), attribute: [] }, traversal, scope)
  const expansion = scope.evaluation.resource(address)
  const rest = traversal.steps.slice(address.split('.').length - 1)
  const block = unclear({ ...resourceAt(address, scope), ...stepsInto(rest) }, traversal, scope)
  // Without keys there is one, or it isn't known how many there are: the link leads to what stands for all.
  if (expansion === undefined) return block
  if (expansion.by === undefined) return renderedAt(address, '', rest, traversal, scope) ?? block
  if (!expansion.isKnown) return block
  const from: Choice['from'] = (suffix, key, steps) =>
    renderedAt(address, key, steps, traversal, scope) ??
    walk(instanceOf(address, { suffix, key }, traversal, scope), steps)
  return pick(expansion, rest, { traversal, scope, walk, from, unclear: block })
}

/** The text of a template that is rendered from what is known; undefined for everything else. */
function renderedAt(
  address: string,
  key: string,
  [step, ...more]: readonly Step[],
  { range }: Traversal,
  scope: Scope,
): Value | undefined {
  if (!address.startsWith(`${TEMPLATE_FILE}.`) || stepName(step) !== 'rendered' || more.length > 0)
    return undefined
  const value = scope.evaluation.rendered(`${address}\0${key}`)
  return value && relocate(value, `what ${address} renders`, scope, range)
}

/**
 * `path.module` and `path.root`, from the template's own folder, where Terraform runs; `path.cwd` is a path of the
 * machine that it runs on.
 */
function evaluatePath(traversal: Traversal, scope: Scope): Value {
  const [first, ...more] = traversal.steps
  const name = more.length === 0 ? stepName(first) : undefined
  const { root, folder } = scope.evaluation
  const at = locate(scope, traversal.range)
  if (name === 'root') return scalar('.', at)
  if (name === 'module') return scalar(relativePath(root, folder), at)
  return unclear({ root: 'path', attribute: keysOf(traversal.steps) }, traversal, scope)
}

/** `aws_s3_bucket.b`, `data.aws_region.here`; undefined where the names are not fixed. */
function addressOf(root: string, { steps }: Traversal): string | undefined {
  const names = [root]
  for (const step of steps.slice(0, root === 'data' ? 2 : 1)) {
    const name = stepName(step)
    if (name === undefined) return undefined
    names.push(name)
  }
  return names.join('.')
}

function rootOf(name: string): 'data' | 'resource' {
  return name === 'data' ? 'data' : 'resource'
}

/** What is known only after deployment, in the words of the template. */
function unclear(to: Omit<ReferenceCause, 'kind' | 'text'>, { range }: Traversal, scope: Scope): Value {
  const at = locate(scope, range)
  const cause = { kind: 'reference', ...to, text: excerpt(at) } as const
  const { over } = scope
  const isOfInstance = to.root === 'each' || to.root === 'count'
  return unknown(isOfInstance && over !== undefined ? { ...cause, over } : cause, at)
}

/** @param address without a key */
function resourceAt(address: string, scope: Scope): Pick<Reference, 'root' | 'type' | 'resource'> {
  const type = address.slice(0, address.lastIndexOf('.'))
  return { root: rootOf(address.split('.')[0] ?? ''), type, resource: scope.evaluation.prefix + address }
}

/** An instance of a resource as a whole, for steps to lead on from. */
function instanceOf(
  address: string,
  { suffix, key }: { readonly suffix: string; readonly key: string },
  { range }: Traversal,
  scope: Scope,
): Value {
  const to = { ...resourceAt(address, scope), key, attribute: [] }
  const resource = scope.evaluation.prefix + address + suffix
  return unknown({ kind: 'reference', ...to, resource, text: address + suffix }, locate(scope, range))
}

/** How to go on from the instances of a block to what a traversal asks for. */
interface Choice {
  readonly traversal: Traversal
  readonly scope: Scope
  readonly walk: Walk
  /** What the steps lead to from one of the instances, given what its address ends with and its key. */
  readonly from: (suffix: string, key: string, steps: readonly Step[]) => Value
  /** Where it isn't known which instance is meant. */
  readonly unclear: Value
}

/** Goes on from a block whose instances are known by their keys. */
function pick(expansion: Expansion, steps: readonly Step[], choice: Choice): Value {
  const { scope, traversal, walk, from, unclear } = choice
  const [first, ...rest] = steps
  if (first === undefined || first.kind === 'splat') {
    if (hasOpenKeys(expansion)) return unclear
    const isCounted = first !== undefined && expansion.by === 'count'
    return isCounted ? walk(all(expansion, choice, first.each), rest) : walk(all(expansion, choice), steps)
  }
  const byKey = (key: Value): Value => {
    if (key.kind === 'either') return mapBranches(key, byKey, locate(scope, traversal.range))
    const isOpen = key.kind === 'unknown'
    const text = isOpen ? openKeyOf(key) : textOf(key)
    const found = text === undefined ? undefined : expansion.instances.get(text)
    if (text !== undefined && found !== undefined && (found.isOpen ?? false) === isOpen) {
      return from(found.suffix, text, rest)
    }
    return isOpen || hasOpenKeys(expansion) ? unclear : failed(scope, traversal.range)
  }
  // `aws_s3_bucket.b.x`, where `x` is a key and no attribute.
  const key = first.kind === 'index' ? evaluate(first.key, scope) : scalar(first.name, unclear.at)
  return byKey(key)
}

function hasOpenKeys({ instances }: Expansion): boolean {
  return [...instances.values()].some(({ isOpen }) => isOpen)
}

/** All instances, or what steps lead to from each: a list where they are counted, else by their keys. */
function all(
  { by, instances }: Expansion,
  { scope, traversal, from }: Choice,
  steps: readonly Step[] = [],
): Value {
  const at = locate(scope, traversal.range)
  if (!spend(scope.evaluation.budget, instances.size))
    return unevaluated(excerpt(locate(scope, traversal.range)), at)
  const values = [...instances].map(([key, { suffix, exists }]) => ({
    key,
    value: from(suffix, key, steps),
    exists,
  }))
  if (by === 'count') return counted(values, at)
  const nameOf = (key: string) => `${excerpt(at)}[${JSON.stringify(key)}]`
  return mapping(
    new Map(values.map(({ key, value, exists }) => [key, where(exists, value, nameOf(key), at)])),
    at,
  )
}

interface OfInstance {
  readonly value: Value
  readonly exists: Value | undefined
}

/**
 * A value where the instance that it is of exists. What depends on several conditions is there or not by one of its own:
 * readers of elements look no deeper.
 * @param name of the instance
 */
function where(exists: Value | undefined, value: Value, name: string, at: Value['at']): Value {
  if (exists?.kind !== 'either') return value
  const [yes, no] = exists.branches
  if (yes?.kind !== 'either' && no?.kind !== 'either')
    return { ...choiceOf(exists), kind: 'either', branches: [yes && value, no && value], at }
  const choice = choiceBecause(`${name} exists`, causeOfChoice(exists))
  return { ...choice, kind: 'either', branches: [value, undefined], at }
}

/** The list of what counted instances have, for each number that there may be. */
function counted(values: readonly OfInstance[], at: Value['at']): Value {
  const choice = values.map(({ exists }) => exists).find((exists) => exists?.kind === 'either')
  if (choice?.kind !== 'either')
    return list(
      values.map(({ value }) => value),
      at,
    )
  const branch = (side: 0 | 1) =>
    values.flatMap(({ value, exists }): readonly OfInstance[] => {
      if (exists?.kind !== 'either') return [{ value, exists }]
      const inner = exists.branches[side]
      return inner === undefined ? [] : [{ value, exists: inner }]
    })
  return {
    ...choiceOf(choice),
    kind: 'either',
    branches: [counted(branch(0), at), counted(branch(1), at)],
    at,
  }
}

/** Evaluates `module.x.y`: the output, evaluated inside the called module and placed here. */
function evaluateModule(traversal: Traversal, scope: Scope, walk: Walk): Value {
  const [first, ...steps] = traversal.steps
  const name = stepName(first)
  const call = name === undefined ? undefined : scope.evaluation.call(name)
  const called = name === undefined ? {} : { name: scope.evaluation.prefix + name }
  const to = { root: 'module', ...called, ...stepsInto(steps) } as const
  const output = unclear(to, traversal, scope)
  if (name === undefined || call === undefined) return output
  const from: Choice['from'] = (_, key, rest) => {
    const inside = call.inside(key)
    if (!('message' in inside)) return intoModule(name, inside, rest, traversal, scope, walk)
    if (inside.because !== undefined) return unknown(inside.because, output.at)
    return unclear({ ...to, isUnread: true }, traversal, scope)
  }
  const { expansion } = call
  if (expansion.by === undefined) return from('', '', steps)
  if (expansion.isKnown) return pick(expansion, steps, { traversal, scope, walk, from, unclear: output })
  const [key, ...rest] = steps
  if (key?.kind !== 'splat') return from('', '', rest)
  // What stands for many is the one link that there is; what else is known of it is of one of them.
  const value = from('', '', [...key.each, ...rest])
  return value.kind === 'unknown' ? value : unevaluated(excerpt(locate(scope, traversal.range)), output.at)
}

function intoModule(
  name: string,
  inside: Evaluation,
  steps: readonly Step[],
  traversal: Traversal,
  scope: Scope,
  walk: Walk,
): Value {
  const [first, ...rest] = steps
  const outputName = stepName(first)
  const place = (output: string, further: readonly Step[]): Value => {
    const sourced = inside.output(output)
    if (sourced === undefined) return failed(scope, traversal.range)
    const what = `output ${JSON.stringify(output)} of module ${JSON.stringify(name)}`
    return relocate(walk(sourced, further), what, scope, traversal.range)
  }
  if (outputName !== undefined) return place(outputName, rest)
  if (!spend(scope.evaluation.budget, inside.outputs.length)) {
    const called = scope.evaluation.prefix + name
    return unclear({ root: 'module', name: called, attribute: keysOf(steps) }, traversal, scope)
  }
  const outputs = inside.outputs.map((output) => [output, place(output, [])] as const)
  return walk(mapping(new Map(outputs), locate(scope, traversal.range)), steps)
}
