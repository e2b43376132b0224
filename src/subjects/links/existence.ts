/** Whether and how often a resource exists: its own conditions, and those of the modules that it stands in. */
import { sourceText } from '../../core/source.ts'
import type { ModuleInstance, Resource } from '../../core/template.ts'
import type { Mapping, Value } from '../../core/value.ts'
import { lookUp } from '../define/scope.ts'

/** What decides whether, and how often, a resource exists. */
const EXISTENCE = ['count', 'for_each', 'Condition', 'copy.count']

/** What has to hold for a resource to exist. */
export interface Condition {
  readonly value: Value
  /** What is written, which means the same in the same module only. */
  readonly words: string
  /** The module that it is written in; '' for the template's own files. */
  readonly module: string
}

/** Everything that has to hold for a resource to exist and is not certain. */
export function openConditions(resource: Resource): readonly Condition[] {
  const own = EXISTENCE.flatMap((name) => {
    const value = lookUp(resource.meta, name)
    if (value === undefined || (!isName(name, resource.meta) && isDecided(value))) return []
    return [conditionOf(value, resource.within)]
  })
  return [
    ...own,
    ...chain(resource.within)
      .flatMap(conditionsOfModule)
      .filter(({ value }) => !isDecided(value)),
  ]
}

/** CloudFormation names a condition; ARM writes what has to be true. */
function isName(name: string, { caseless }: Mapping): boolean {
  return name === 'Condition' && caseless === undefined
}

function conditionsOfModule({ meta, outer }: ModuleInstance): readonly Condition[] {
  return [...meta.entries.values()].map((value) => conditionOf(value, outer))
}

function conditionOf(value: Value, within: ModuleInstance | undefined): Condition {
  return { value, words: sourceText(value.at), module: within?.name ?? '' }
}

/** The module and those around it. */
function chain(within: ModuleInstance | undefined): readonly ModuleInstance[] {
  const modules: ModuleInstance[] = []
  for (let each = within; each !== undefined; each = each.outer) modules.push(each)
  return modules
}

/** What certainly has no elements has been left out of the template. */
function isDecided(value: Value): boolean {
  switch (value.kind) {
    case 'scalar':
      return true
    case 'mapping':
      return [...value.entries.values()].some(isDecided)
    case 'list':
      return value.items.some(isDecided)
    default:
      return false
  }
}

/** Whether a resource exists under the condition, or the condition asks for it: `length(aws_s3_bucket.b)`. */
export function existsWith({ words, module }: Condition, resource: Resource): boolean {
  const own = EXISTENCE.flatMap((name) => lookUp(resource.meta, name) ?? [])
  const conditions = [
    ...own.map((value) => conditionOf(value, resource.within)),
    ...chain(resource.within).flatMap(conditionsOfModule),
  ]
  if (conditions.some((other) => other.words === words && other.module === module)) return true
  const address = addressInModule(resource)
  return moduleOf(resource) === module && address.includes('.') && words.includes(address)
}

/** The same words in the same module; of what a loop gives, also for the same element of the same loop. */
export function meansTheSame(words: string, a: Resource, b: Resource): boolean {
  if (moduleOf(a) !== moduleOf(b)) return false
  return !/\b(?:each|count|copyIndex)\b/i.test(words) || loopOf(a) === loopOf(b)
}

function loopOf({ name, block, meta }: Resource): string {
  const loop = lookUp(meta, 'for_each') ?? lookUp(meta, 'count') ?? lookUp(meta, 'copy.count')
  return `${loop === undefined ? '' : sourceText(loop.at)}\0${block === undefined ? '' : name.slice(block.length)}`
}

/** The module that a resource stands in; '' for the template's own files. */
function moduleOf({ within }: Resource): string {
  return within?.name ?? ''
}

/** What its module calls a resource, whatever its key: `aws_s3_bucket.b`. */
function addressInModule({ name, block = name, within }: Resource): string {
  return within === undefined ? block : block.slice(within.name.length + 1)
}

/** Whether the resource stands for several, of which it isn't known how many there are. */
export function standsForMany({ meta, block }: Resource): boolean {
  if (block !== undefined) return false
  const each = lookUp(meta, 'for_each')
  if (each !== undefined) return !isAtMostOne(each, sizeOf)
  // Where ARM's loop is known, each of its resources stands for itself.
  const copies = lookUp(meta, 'copy.count')
  if (copies !== undefined) return copies.kind !== 'scalar'
  const count = lookUp(meta, 'count')
  return (
    count !== undefined && !isAtMostOne(count, (value) => (value.kind === 'scalar' ? value.value : undefined))
  )
}

function isAtMostOne(value: Value, measure: (value: Value) => unknown): boolean {
  if (value.kind === 'either') {
    return value.branches.every((branch) => branch === undefined || isAtMostOne(branch, measure))
  }
  const size = measure(value)
  return size === 0 || size === 1
}

/** Of one that is told apart from others, the key is what stands here. */
function sizeOf(value: Value): number | undefined {
  switch (value.kind) {
    case 'scalar':
      return 1
    case 'list':
      return value.items.length
    case 'mapping':
      return value.entries.size
    default:
      return undefined
  }
}
