/**
 * The form in which subjects are defined: what a policy can ask of a kind of resource, and how each vocabulary writes
 * it. How to define a subject: README.md in src/subjects.
 */
import { type Vocabulary, vocabularies, vocabularyOf } from '../../core/frameworks.ts'
import type { Subject, SubjectDefinition } from '../../core/policy.ts'
import type { SubjectInfo, TypesByVocabulary } from '../../core/subject-info.ts'
import type { Template } from '../../core/template.ts'
import type { AttributeTable, ValuesOf, Within } from './attributes.ts'
import { checkSources, describeAttributes, linkedTypesIn } from './describe.ts'
import { objectMaker } from './lazy-object.ts'
import { below, itemScopes, linkedTypesOf } from './moves.ts'
import { hasResourcesOf, memoize, oneOfAny, resourcesOf, type Scope, scopeOf } from './scope.ts'

/** One way in which a vocabulary writes a subject. */
export interface Source {
  /** The types of the resources that are such subjects, or hold them. */
  readonly types: readonly string[]
  /** Which of these resources, where not all are. */
  readonly only?: (whole: Scope) => boolean
  /** Where the resource holds subjects: the items at a path or several, or scopes found in another way. */
  readonly within?: string | readonly string[] | Within
  /** The block in the resource, or in the item, below which the attributes stand. */
  readonly below?: string
}

/** The sources of a vocabulary: one, which a list of types may stand for, or several by name. */
export type Sources = readonly string[] | Source | { readonly [name: string]: readonly string[] | Source }

export type SubjectSources = { readonly [V in Vocabulary]?: Sources }

interface SubjectTable<A extends AttributeTable> {
  /** `aws.s3-bucket`; see SubjectInfo. */
  readonly name: string
  readonly describes: string
  readonly sources: SubjectSources
  readonly attributes: A
}

/** What a policy gets from a subject. */
export type SubjectOf<D> = D extends SubjectDefinition<infer S> ? S : never

/** Defines a kind of subject. A template is looked through once, however many policies judge the subject. */
export function defineSubject<const A extends AttributeTable>(
  table: SubjectTable<A>,
): SubjectDefinition<ValuesOf<A>> {
  const makers = new Map<Vocabulary, Adapt>()
  return {
    info: infoOf(table),
    writer: async () => (await import('./changes.ts')).WRITER,
    adapt(template) {
      const vocabulary = vocabularyOf(template)
      let adapt = makers.get(vocabulary)
      if (adapt === undefined) {
        adapt = adapterOf(table, vocabulary)
        makers.set(vocabulary, adapt)
      }
      return adapt(template) as readonly Subject<ValuesOf<A>>[]
    },
  }
}

type Adapt = (template: Template) => readonly object[]

const NONE: readonly object[] = []

function adapterOf(
  { name: subject, sources, attributes }: SubjectTable<AttributeTable>,
  vocabulary: Vocabulary,
): Adapt {
  const named = sourcesOf(sources[vocabulary])
  const adapters = named.map(([name, source]) => {
    // Most subjects have no resource in a template: what reads them is made for the first one that has.
    const start = () => {
      checkSources(
        subject,
        attributes,
        vocabulary,
        named.map(([each]) => each),
      )
      return { make: objectMaker(attributes, vocabulary, name), scopes: scopesOf(source) }
    }
    let reading: ReturnType<typeof start> | undefined
    return (template: Template): readonly object[] => {
      const resources = resourcesOf(template, source.types)
      if (resources.length === 0) return []
      reading ??= start()
      const { make, scopes } = reading
      return resources
        .flatMap((resource) => scopes(scopeOf(template, resource)))
        .map((scope) => Object.assign(make(scope), placeOf(scope)))
    }
  })
  const types = named.flatMap(([, source]) => source.types)
  const once = memoize((template: Template) => adapters.flatMap((adapt) => adapt(template)))
  return (template) => (hasResourcesOf(template, types) ? once(template) : NONE)
}

function placeOf({ resource, template, at }: Scope): Subject<object> {
  return { resource, template, at }
}

function scopesOf({ only = () => true, within, below: path }: Source): Within {
  const inside = withinOf(within)
  const move = path === undefined ? (scope: Scope) => scope : below(path)
  return (whole) => (only(whole) ? inside(whole).map(move) : [])
}

/** Like a resource of which it is not known how often it exists, one of any number of blocks is judged as if it were. */
function withinOf(within: Source['within']): Within {
  if (within === undefined) return (whole) => [whole]
  const scopes = typeof within === 'function' ? within : itemScopes(...[within].flat())
  return (whole) => scopes(whole).map((scope) => ({ ...scope, node: oneOfAny(scope.node) }))
}

/** The sources of a vocabulary with their names; a single one has none. */
function sourcesOf(sources: Sources | undefined): readonly (readonly [string, Source])[] {
  if (sources === undefined) return []
  if (isSource(sources)) return [['', asSource(sources)]]
  return Object.entries(sources).map(([name, source]) => [name, asSource(source)])
}

function isSource(sources: Sources): sources is readonly string[] | Source {
  return Array.isArray(sources) || Array.isArray((sources as Source).types)
}

function asSource(source: readonly string[] | Source): Source {
  return 'types' in source ? source : { types: source }
}

/** Computed when it is asked for: documents, tests and users' policies do, and no check of a template. */
function infoOf({ name, describes, sources, attributes }: SubjectTable<AttributeTable>): SubjectInfo {
  const named = () =>
    vocabularies().map((vocabulary) => [vocabulary, sourcesOf(sources[vocabulary])] as const)
  return {
    name,
    describes,
    get types() {
      return typesOf(named())
    },
    get attributes() {
      return describeAttributes(attributes)
    },
    get linkedTypes() {
      const ofSources = named().flatMap(([, each]) =>
        each.flatMap(([, source]) => linkedTypesOf(source.within)),
      )
      const own = new Set(Object.values(typesOf(named())).flat())
      return [...new Set([...ofSources, ...linkedTypesIn(attributes)])]
        .filter((type) => !own.has(type))
        .sort()
    },
  }
}

/** The types of the resources that are subjects, by vocabulary. */
function typesOf(
  named: readonly (readonly [Vocabulary, readonly (readonly [string, Source])[]])[],
): TypesByVocabulary {
  const types = named.flatMap(([vocabulary, each]) => {
    const all = each.flatMap(([, source]) => source.types)
    return all.length === 0 ? [] : [[vocabulary, [...new Set(all)]] as const]
  })
  return Object.fromEntries(types) as TypesByVocabulary
}
