/** Resources by their types, as subjects of own policies. */
import { vocabularyOf } from '../core/frameworks.ts'
import type { Subject, SubjectDefinition } from '../core/policy.ts'
import type { Resource, Template } from '../core/template.ts'
import type { Value } from '../core/value.ts'
import { itemsOf, memoize, oneOfAny, resourcesOf, type Scope, scopeOf } from '../subjects/define/scope.ts'
import { startOf, valuesAt } from './path.ts'
import { pathFor, typeMatcher } from './paths.ts'
import type { Judged } from './policy-file.ts'

/** A resource, or one item of a list in it. */
interface RawSubject {
  readonly scope: Scope
}

/** The subjects of a policy over resources: the resources, or with `each` the items at a path in them. */
export function resourceSubject({
  types,
  each,
}: Extract<Judged, { kind: 'resources' }>): SubjectDefinition<RawSubject> {
  return {
    info: {
      name: 'resources',
      describes: 'Resources by their types',
      attributes: {},
      types,
      linkedTypes: [],
    },
    writer: async () => (await import('./resource-writer.ts')).RESOURCE_WRITER,
    adapt: memoize((template: Template): readonly Subject<RawSubject>[] => {
      return matching(template, types[vocabularyOf(template)] ?? []).flatMap((resource) => {
        const whole = scopeOf(template, resource)
        if (each === undefined) return [subjectAt(whole)]
        const path = pathFor(each, template, resource.type)
        if (path === undefined || path === null) return []
        const { value, steps } = startOf(resource, path)
        return valuesAt(value, steps)
          .flatMap((found) => itemsOf(found))
          .map((item) => subjectAt(itemScope(whole, item)))
      })
    }),
  }
}

function itemScope(whole: Scope, item: Value): Scope {
  const node = oneOfAny(item)
  return { ...whole, node, at: node.at }
}

function subjectAt(scope: Scope): Subject<RawSubject> {
  return { scope, resource: scope.resource, template: scope.template, at: scope.at }
}

/** Resources of the types; a `*` in a type stands for any part of its name. */
function matching(template: Template, types: readonly string[]): readonly Resource[] {
  if (!types.some((type) => type.includes('*'))) return resourcesOf(template, types)
  const tests = types.map(typeMatcher(template))
  return template.resources.filter(({ type }) => isResource(type) && tests.some((test) => test(type)))
}

/** Data sources, providers and calls of modules are meant where they are named only. */
function isResource(type: string): boolean {
  return type !== 'module' && !/^(?:data|provider|ephemeral)\./.test(type)
}
