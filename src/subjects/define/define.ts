/** Subjects: the neutral things that policies judge, read from each framework by a table of readers. */
import { type Framework, vocabularyOf } from '../../core/frameworks.ts'
import type { SubjectDefinition, SubjectPlace } from '../../core/policy.ts'
import type { Resource, Template } from '../../core/template.ts'
import { itemsOf, lookUp, memoize, type Read, resourcesOf, type Scope, scopeOf } from './scope.ts'

/** What an adapter makes; the template is added to it. */
export type Subject<S> = S & Omit<SubjectPlace, 'template'>

/** One way in which a framework writes a subject. */
export interface Source<S> {
  readonly types: readonly string[]
  /** A property that holds a list of subjects; each item is one. */
  readonly within?: string
  readonly attrs: { readonly [K in keyof S]: Read<S[K]> }
}

/** A subject with an adapter of its own, run once a template however many policies judge it. */
export function adaptOnce<S>(adapt: (template: Template) => readonly Subject<S>[]): SubjectDefinition<S> {
  return {
    adapt: memoize((template) => adapt(template).map((subject) => Object.assign(subject, { template }))),
  }
}

/** Builds a subject from its sources per framework. */
export function defineSubject<S>(
  sources: Partial<Record<Framework, readonly Source<S>[]>>,
): SubjectDefinition<S> {
  return adaptOnce((template) =>
    (sources[vocabularyOf(template)] ?? []).flatMap((source) =>
      resourcesOf(template, source.types).flatMap((resource) =>
        scopesOf(template, resource, source.within).map((scope) => readSubject(source, scope)),
      ),
    ),
  )
}

function readSubject<S>(source: Source<S>, scope: Scope): Subject<S> {
  const subject: Record<string, unknown> = { resource: scope.resource, at: scope.at }
  for (const key of Object.keys(source.attrs)) {
    subject[key] = source.attrs[key as keyof S](scope)
  }
  return subject as Subject<S>
}

function scopesOf(template: Template, resource: Resource, within: string | undefined): readonly Scope[] {
  if (within === undefined) return [scopeOf(template, resource)]
  const nodes = itemsOf(lookUp(resource.properties, within))
  return nodes.map((node) => ({ template, resource, node, at: node.at }))
}
