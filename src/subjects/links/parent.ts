/** The parents of ARM's child resources, which their names begin with: `server/rule` belongs to `server`. */
import type { Resource, Template } from '../../core/template.ts'
import { memoize, resourcesOf } from '../define/scope.ts'
import type { Named } from './named.ts'

/** Says of a link that it is the name of the resource itself. */
export const PARENT: unique symbol = Symbol('parent')

/** Says of a link that it is what ARM's extension resource extends, which stands beside its properties. */
export const EXTENDED: unique symbol = Symbol('extended')

/**
 * The resource of one of these types that a child belongs to. Where no name matches and one of them holds what only
 * the deployment knows, they may be the same.
 */
export function parentOf(child: Resource, types: readonly string[], template: Template): Named {
  for (const type of types) {
    const levels = child.type.split('/').length - type.split('/').length
    const segments = segmentsOf(child.name)
    const name = segments.slice(0, segments.length - levels).join('/')
    if (levels < 1 || name === '' || !isBelow(child.type, type)) continue
    const { byName, open } = parentsOf(template)(type)
    const [only, ...more] = byName.get(name.toLowerCase()) ?? []
    if (only !== undefined && more.length === 0) return { kind: 'here', resource: only }
    const among = only === undefined ? (isOpen(name) ? resourcesOf(template, [type]) : open) : [only, ...more]
    if (among.length > 0)
      return { kind: 'unclear', because: { kind: 'expression', text: `the name ${name}` }, among }
  }
  return { kind: 'elsewhere' }
}

interface Parents {
  readonly byName: ReadonlyMap<string, readonly Resource[]>
  /** Those whose names are not known. */
  readonly open: readonly Resource[]
}

const parentsOf = memoize((template: Template) => {
  const byType = new Map<string, Parents>()
  return (type: string): Parents => {
    const parents = byType.get(type) ?? readParents(resourcesOf(template, [type]))
    byType.set(type, parents)
    return parents
  }
})

function readParents(resources: readonly Resource[]): Parents {
  const byName = new Map<string, Resource[]>()
  for (const resource of resources) {
    const name = resource.name.toLowerCase()
    const same = byName.get(name)
    if (same === undefined) byName.set(name, [resource])
    else same.push(resource)
  }
  return { byName, open: resources.filter(({ name }) => isOpen(name)) }
}

/** Whether a part of the name is an expression, which reads `[parameters('env')]`. */
function isOpen(name: string): boolean {
  return name.includes('[')
}

/** The segments of a name, whose expressions may hold slashes of their own. */
function segmentsOf(name: string): readonly string[] {
  const segments: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index < name.length; index++) {
    const char = name[index]
    if (char === '[') depth++
    else if (char === ']') depth--
    else if (char === '/' && depth <= 0) {
      segments.push(name.slice(start, index))
      start = index + 1
    }
  }
  return [...segments, name.slice(start)]
}

function isBelow(type: string, parent: string): boolean {
  return type.toLowerCase().startsWith(`${parent.toLowerCase()}/`)
}
