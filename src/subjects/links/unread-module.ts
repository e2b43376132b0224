/** What a module that is not read may do to the resources that it is given. */
import type { Resource, Template } from '../../core/template.ts'
import { partsOf, type UnknownCause, type Value } from '../../core/value.ts'
import { memoize, resourcesOf } from '../define/scope.ts'

/** Arguments that are walked; hostile templates share values until they are astronomically many. */
const MOST_VALUES = 10_000

/**
 * Why it isn't known what else there is about a resource: a module that is not read is given its id. Undefined
 * where no such module is.
 */
export function unreadModule(template: Template, { name, block }: Resource): UnknownCause | undefined {
  const given = givenTo(template)
  return given.get(name) ?? (block === undefined ? undefined : given.get(block))
}

/** The names of resources that calls of modules which are not read refer to. */
const givenTo = memoize((template: Template): ReadonlyMap<string, UnknownCause> => {
  const given = new Map<string, UnknownCause>()
  for (const { name, properties } of resourcesOf(template, ['module'])) {
    for (const resource of referencesIn(properties)) {
      if (!given.has(resource)) given.set(resource, { kind: 'expression', text: `what ${name} makes` })
    }
  }
  return given
})

function referencesIn(value: Value): ReadonlySet<string> {
  const names = new Set<string>()
  const seen = new Set<Value>()
  const stack = [value]
  for (let next = stack.pop(); next !== undefined && seen.size < MOST_VALUES; next = stack.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (next.kind === 'unknown' && next.because.kind === 'reference' && next.because.resource !== undefined) {
      names.add(next.because.resource)
    }
    stack.push(...partsOf(next))
  }
  return names
}
