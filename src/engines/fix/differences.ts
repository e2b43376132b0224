/** What reads otherwise in two versions of a template. */
import type { Resource, Template } from '../../core/template.ts'
import { partsOf, type Value } from '../../core/value.ts'

/**
 * The first resource that reads otherwise though it should not, as a sentence; undefined where all others are the same.
 *
 * @param mayChange the resources that a fix is about, of the template before
 */
export function differences(
  before: Template,
  after: Template,
  mayChange: (resource: Resource) => boolean,
): string | undefined {
  const later = new Map(after.resources.map((each) => [addressOf(each), each]))
  for (const resource of before.resources) {
    if (mayChange(resource)) continue
    const same = later.get(addressOf(resource))
    if (same === undefined) return `${resource.name} is gone`
    if (!isSame(resource.properties, same.properties) || !isSame(resource.meta, same.meta)) {
      return `${resource.name} changes too`
    }
  }
  return undefined
}

function addressOf({ type, name }: Resource): string {
  return `${type}\0${name}`
}

/** Templates that share values read very large. */
const MOST_VALUES = 100_000

/** Whether two values say the same, wherever they stand. */
function isSame(before: Value, after: Value): boolean {
  const open: [Value, Value][] = [[before, after]]
  for (let compared = 0; open.length > 0; compared++) {
    const [a, b] = open.pop() ?? [before, after]
    if (a === b) continue
    if (compared > MOST_VALUES || !isAlike(a, b)) return false
    const others = [...partsOf(b)]
    const parts = [...partsOf(a)]
    if (parts.length !== others.length) return false
    for (const [i, part] of parts.entries()) open.push([part, others[i] ?? part])
  }
  return true
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
