/** Links that may name anything, such as the target of a diagnostic setting, and the kinds of resources they may mean. */
import type { Resource, Template } from '../../core/template.ts'
import type { Value } from '../../core/value.ts'
import { memoize, resourcesOf } from '../define/scope.ts'

/** Says for a link whether it may name one of these types; not where it certainly names something else. */
export function mayNameOneOf(
  types: readonly string[],
): (link: Value | undefined, template: Template) => boolean {
  const own = new Set(types.flatMap((type) => [type.toLowerCase(), `data.${type.toLowerCase()}`]))
  const namesIn = memoize(
    (template: Template): ReadonlySet<string> => new Set(resourcesOf(template, types).flatMap(namesOf)),
  )
  return (link, template) => {
    if (link?.kind !== 'unknown' || link.because.kind !== 'reference') return true
    const { type, resource } = link.because
    if (type !== undefined) return own.has(type.toLowerCase())
    return resource === undefined || namesIn(template).has(resource)
  }
}

function namesOf({ name, block }: Resource): readonly string[] {
  return block === undefined ? [name] : [name, block]
}
