/** The property paths that a policy writes: one for all resources of a vocabulary, or one for each of their types. */
import { frameworkInfo, vocabularyOf } from '../core/frameworks.ts'
import type { Template } from '../core/template.ts'
import { memoize } from '../subjects/define/scope.ts'
import type { PropertyPath } from './path.ts'
import type { PathByType, PathByVocabulary } from './syntax.ts'

/** The path in resources of a type; undefined or null where it cannot be written there. */
export function pathFor(
  paths: PathByVocabulary,
  template: Template,
  type: string,
): PropertyPath | null | undefined {
  const path = paths[vocabularyOf(template)]
  if (path === null || path === undefined || !isByType(path)) return path
  const known = foundPaths(path)
  const key = `${template.framework} ${type}`
  if (!known.has(key)) known.set(key, findPath(path, template, type))
  return known.get(key)
}

/** What was found for resource types, by framework and type: each resource of a type asks, and there may be many types. */
const foundPaths = memoize((_: PathByType) => new Map<string, PropertyPath | null | undefined>())

function findPath({ byType }: PathByType, template: Template, type: string): PropertyPath | null | undefined {
  const named = typeMatcher(template)
  const exact = byType.find(([each]) => !each.includes('*') && named(each)(type))
  return (exact ?? byType.find(([each]) => named(each)(type)))?.[1]
}

/** Every path that is written. */
export function pathsIn(paths: PathByVocabulary): readonly PropertyPath[] {
  return Object.values<PropertyPath | PathByType | null>(paths).flatMap((path) => {
    if (path === null) return []
    return isByType(path) ? path.byType.flatMap(([, each]) => each ?? []) : [path]
  })
}

function isByType(path: PropertyPath | PathByType): path is PathByType {
  return 'byType' in path
}

/** Whether a resource is of a type, as templates of the framework compare it; a `*` in the type stands for any part. */
export function typeMatcher(template: Template): (type: string) => (other: string) => boolean {
  const { ignoresTypeCase } = frameworkInfo(template.framework)
  const fold = (type: string) => (ignoresTypeCase ? type.toLowerCase() : type)
  return (type) => {
    const test = wildcard(fold(type))
    return (other) => test(fold(other))
  }
}

function wildcard(pattern: string): (text: string) => boolean {
  const [first = '', ...others] = pattern.split('*')
  const last = others.pop()
  return (text) => {
    if (last === undefined) return text === first
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
      return false
    let at = first.length
    for (const part of others) {
      const found = text.indexOf(part, at)
      if (found === -1) return false
      at = found + part.length
    }
    return at + last.length <= text.length
  }
}
