/** Property paths of own policies: `Rules[*].Prefix`, `tags.*`, `tags["cost.center"]`, `@DeletionPolicy`. */
import type { Resource } from '../core/template.ts'
import type { Value } from '../core/value.ts'
import { itemsOf, maybe, step } from '../subjects/define/scope.ts'

/** Every item of a list; a single block counts as one. */
export const ITEMS = 0
/** Every entry of a mapping. */
export const ENTRIES = 1

/** A name, or one of the two wildcards, which are numbers so that a path can be kept as JSON. */
export type PathStep = string | typeof ITEMS | typeof ENTRIES

export interface PropertyPath {
  readonly text: string
  readonly steps: readonly PathStep[]
  /** It stands beside the properties: `@DeletionPolicy`, `@lifecycle`. */
  readonly isBeside: boolean
}

const LONGEST = 300
const MOST_STEPS = 20

const STEP = /(\[\*\]|\[\d+\])|\["([^"\]]+)"\]|(\.)|([^.[\]"\s]+)/y

/** Reads a path; a sentence that says what is wrong where it is none. */
export function parsePath(text: string): PropertyPath | string {
  if (text.length > LONGEST) return `a path has at most ${LONGEST} characters`
  const isBeside = text.startsWith('@')
  const steps: PathStep[] = []
  let isOpen = true
  STEP.lastIndex = isBeside ? 1 : 0
  while (STEP.lastIndex < text.length) {
    const at = STEP.lastIndex
    const [, bracket, quoted, dot, name] = STEP.exec(text) ?? []
    if (bracket !== undefined && bracket !== '[*]') return 'write [*] for the items of a list'
    if (dot !== undefined && !isOpen) isOpen = true
    else if (name !== undefined && isOpen) {
      steps.push(name === '*' ? ENTRIES : name)
      isOpen = false
    } else if (bracket !== undefined && !isOpen) steps.push(ITEMS)
    else if (quoted !== undefined) {
      steps.push(quoted)
      isOpen = false
    } else return `not a path at character ${at + 1}`
  }
  if (isOpen) return 'a path must end with a name'
  if (steps.length > MOST_STEPS) return `a path has at most ${MOST_STEPS} steps`
  return { text, steps, isBeside }
}

/** Whether the path stands for any number of values. */
export function isMany({ steps }: PropertyPath): boolean {
  return steps.some((each) => typeof each !== 'string')
}

/**
 * Where a path of a resource begins. What ARM writes in `properties` is below that name, all else beside it; in
 * Terraform the names of meta-arguments are no one else's.
 */
export function startOf(resource: Resource, { steps, isBeside }: PropertyPath): Start {
  const { properties, meta } = resource
  if (isBeside) return { value: meta, steps }
  const [first, ...rest] = steps
  if (properties.caseless !== undefined) {
    return typeof first === 'string' && first.toLowerCase() === 'properties'
      ? { value: properties, steps: rest }
      : { value: meta, steps }
  }
  const isMeta = typeof first === 'string' && isMetaArgument(first, resource)
  return { value: isMeta ? meta : properties, steps }
}

interface Start {
  readonly value: Value
  readonly steps: readonly PathStep[]
}

/** Names of Terraform that no resource has for properties; a call of a module has more of them. */
function isMetaArgument(name: string, { type, properties, meta }: Resource): boolean {
  if (properties.entries.has(name) || !meta.entries.has(name)) return false
  return META_ARGUMENTS.has(name) || (type === 'module' && CALL_ARGUMENTS.has(name))
}

const CALL_ARGUMENTS: ReadonlySet<string> = new Set(['source', 'version', 'providers'])

/** https://developer.hashicorp.com/terraform/language/meta-arguments */
const META_ARGUMENTS: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'lifecycle',
  'depends_on',
  'provider',
])

/** The value at the end of a path without wildcards. */
export function valueAt(start: Value, steps: readonly PathStep[]): Value | undefined {
  let current: Value | undefined = start
  for (const each of steps) {
    if (current === undefined || typeof each !== 'string') return current
    current = step(current, each)
  }
  return current
}

/** Every value at the end of a path. */
export function valuesAt(start: Value | undefined, steps: readonly PathStep[]): readonly Value[] {
  let current: readonly Value[] = start === undefined ? [] : [start]
  for (const each of steps) {
    current = current.flatMap((value) => {
      if (each === ITEMS) return itemsOf(value)
      if (each === ENTRIES) return entriesOf(value)
      return step(value, each) ?? []
    })
  }
  return current
}

/** What stands in a mapping, whatever it is called; what is not known may be one entry of it. */
function entriesOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'mapping':
      return [...value.entries.values(), ...(value.rest === undefined ? [] : [value.rest])]
    case 'json':
      return entriesOf(value.of)
    case 'list':
      return value.items.flatMap(entriesOf)
    case 'either':
      return value.branches.flatMap((branch) =>
        branch === undefined ? [] : entriesOf(branch).map((entry) => maybe(entry, value)),
      )
    case 'unknown':
      return [value]
    case 'scalar':
      return []
  }
}
