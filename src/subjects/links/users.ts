/** Which resources of a template use another one: for what a finding says beside the fault, never for a verdict. */
import type { Resource, Template } from '../../core/template.ts'
import { partsOf, type Value } from '../../core/value.ts'
import { lookUp, memoize } from '../define/scope.ts'
import { hiddenResources } from '../define/unread.ts'

/** Values that are walked in a template; hostile ones share values until they are astronomically many. */
const MOST_VALUES = 200_000

/** What refers to each resource, by the name that references have, in the order of the template. */
const usersByName = memoize((template: Template): ReadonlyMap<string, readonly Resource[]> => {
  const users = new Map<string, Resource[]>()
  let left = MOST_VALUES
  for (const resource of template.resources) {
    const seen = new Set<Value>()
    const stack: Value[] = [resource.properties]
    for (let next = stack.pop(); next !== undefined && left > 0; next = stack.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      left--
      const name =
        next.kind === 'unknown' && next.because.kind === 'reference' ? next.because.resource : undefined
      if (name !== undefined) addTo(users, name, resource)
      stack.push(...partsOf(next))
    }
  }
  return users
})

function addTo(users: Map<string, Resource[]>, name: string, user: Resource): void {
  const known = users.get(name)
  if (known === undefined) users.set(name, [user])
  else if (known.at(-1) !== user) known.push(user)
}

/** The resources that refer to this one. Undefined where a part of the template that was not read may. */
export function usersOf(used: Resource, template: Template): readonly Resource[] | undefined {
  const { name, block } = used
  const users = usersByName(template)
  const found = [...(users.get(name) ?? []), ...(block === undefined ? [] : (users.get(block) ?? []))]
  if (found.length === 0 && hiddenResources(template) !== undefined) return undefined
  return [...new Set(found)].filter((user) => user !== used)
}

/** The name of what a property refers to; undefined where it is a literal, or nothing. */
export function referredTo({ properties }: Resource, path: string): string | undefined {
  const value = lookUp(properties, path)
  return value?.kind === 'unknown' && value.because.kind === 'reference' ? value.because.resource : undefined
}

/** How many names are listed; of more, how many there are. */
const MOST_NAMES = 3

/** `attached to WebServer`, `attached to a, b, c and 2 more`, `attached to nothing here`. */
export function attachedTo(names: readonly string[]): string {
  const [first, ...more] = [...new Set(names)]
  if (first === undefined) return 'attached to nothing here'
  const listed = [first, ...more].slice(0, MOST_NAMES)
  const left = more.length + 1 - listed.length
  if (left > 0) return `attached to ${listed.join(', ')} and ${left} more`
  const last = listed.pop()
  return `attached to ${listed.length === 0 ? last : `${listed.join(', ')} and ${last}`}`
}
