/** What reads otherwise in two versions of a template. */
import type { Resource, Template } from '../../core/template.ts'
import { partsOf, type Value } from '../../core/value.ts'

/** What a fix may change of a resource. */
export interface Reach {
  /** How many single values may read otherwise; any number where it is not said. */
  readonly most?: number
}

/**
 * The first resource that reads otherwise though it should not, as a sentence; undefined where all others are the same.
 *
 * @param reachOf what a fix may change of a resource of the template before; nothing where it is undefined
 */
export function differences(
  before: Template,
  after: Template,
  reachOf: (resource: Resource) => Reach | undefined,
): string | undefined {
  const later = new Map(after.resources.map((each) => [addressOf(each), each]))
  for (const resource of before.resources) {
    const reach = reachOf(resource)
    const most = reach === undefined ? 0 : (reach.most ?? Number.POSITIVE_INFINITY)
    const same = later.get(addressOf(resource))
    if (same === undefined) {
      if (reach === undefined || reach.most !== undefined) return `${resource.name} is gone`
      continue
    }
    if (most === Number.POSITIVE_INFINITY) continue
    const count = countChanges([
      [resource.properties, same.properties],
      [resource.meta, same.meta],
    ])
    if (count > most) return `${resource.name} changes ${most === 0 ? 'too' : 'in other places too'}`
  }
  return undefined
}

/** The resources of the template before that are not in the one after. */
export function removedFrom(before: Template, after: Template): readonly Resource[] {
  const later = new Set(after.resources.map(addressOf))
  return before.resources.filter((resource) => !later.has(addressOf(resource)))
}

function addressOf({ type, name }: Resource): string {
  return `${type}\0${name}`
}

/** Templates that share values read very large. */
const MOST_VALUES = 100_000

/** How many values read otherwise, wherever they stand; of what has other parts, it is one. */
function countChanges(pairs: [Value, Value][]): number {
  const open = [...pairs]
  let changes = 0
  for (let compared = 0; ; compared++) {
    const pair = open.pop()
    if (pair === undefined) return changes
    if (compared > MOST_VALUES) return Number.POSITIVE_INFINITY
    const [a, b] = pair
    if (a === b) continue
    const [parts, others] = [[...partsOf(a)], [...partsOf(b)]]
    if (!isAlike(a, b) || parts.length !== others.length) {
      changes++
      continue
    }
    for (const [i, part] of parts.entries()) open.push([part, others[i] ?? part])
  }
}

function isAlike(a: Value, b: Value): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'scalar' && b.kind === 'scalar') return a.value === b.value
  if (a.kind === 'mapping' && b.kind === 'mapping') {
    return [...a.entries.keys()].join('\0') === [...b.entries.keys()].join('\0')
  }
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.because.kind === b.because.kind
  return true
}
