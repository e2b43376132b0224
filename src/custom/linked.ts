/** Claims about other resources of the template: those that one refers to, and those that refer to it. */

import { unknownBecause } from '../core/attr.ts'
import { all, any, type Claim, is } from '../core/claim.ts'
import { type Vocabulary, vocabularyOf } from '../core/frameworks.ts'
import type { Resource, Template } from '../core/template.ts'
import type { UnknownCause, Value } from '../core/value.ts'
import { isGiven } from '../subjects/define/deploy-time.ts'
import { itemsOf, memoize, resourcesOf, type Scope, scopeOf } from '../subjects/define/scope.ts'
import { hiddenResources } from '../subjects/define/unread.ts'
import { follow } from '../subjects/links/follow.ts'
import type { Named, Target } from '../subjects/links/named.ts'
import { parentOf } from '../subjects/links/parent.ts'
import { unreadModule } from '../subjects/links/unread-module.ts'
import { anyOf, existsBeside } from '../subjects/network/covering.ts'
import { type Context, checkedOf, type Run } from './context.ts'
import { countClaim } from './count.ts'
import { type PropertyPath, startOf, valuesAt } from './path.ts'
import { pathFor } from './paths.ts'
import { select } from './select.ts'
import type { Condition, Linked } from './syntax.ts'

type Evaluate = (condition: Condition, context: Context) => Claim

/** What a path is that stands for the name of ARM's child resources: `by: { arm: "@parent" }`. */
const PARENT_PATH = '@parent'

export function linkedClaim(linked: Linked, context: Context, evaluate: Evaluate): Claim {
  context.run.spend()
  const found = linked.direction === 'from' ? referring(linked, context) : referredTo(linked, context)
  const claims = found.map(({ scope, claim }) => {
    const holds = scope === undefined ? claim : all(claim, at(scope, linked, context, evaluate))
    return { claim: holds, isAny: scope === undefined }
  })
  if (linked.count !== undefined) return countClaim(claims, linked.count, context.scope.at)
  return anyOf(claims.map(({ claim }) => claim))
}

/** A linked resource, and whether it certainly is; without a scope, one that may be anywhere. */
interface Found {
  readonly scope: Scope | undefined
  readonly claim: Claim
}

function at(scope: Scope, { where, subject }: Linked, context: Context, evaluate: Evaluate): Claim {
  const { run } = context
  const checked = checkedOf(context)
  if (where === undefined) return is({ kind: 'known', value: true, origin: 'written', at: scope.at }, [true])
  if (subject === undefined) return evaluate(where, { scope, object: undefined, checked, run })
  const objects = run.subjectsOf(subject.text, scope)
  return any(
    ...objects.slice(0, MOST_SUBJECTS).map((object) => evaluate(where, { scope, object, checked, run })),
  )
}

/** Subjects of one linked resource. */
const MOST_SUBJECTS = 1000

function referring(linked: Linked, context: Context): readonly Found[] {
  const { template, resource } = context.scope
  const { about, unclear } = sayingsOf(linked)(template)(resource.type, context.run)
  const possible = unclear.filter(({ among }) => among === undefined || among.includes(resource))
  const hidden = hiddenResources(template) ?? unreadModule(template, resource)
  return [
    ...(about.get(resource) ?? []).map((other) => ({
      scope: scopeOf(template, other),
      claim: existsBeside(other, resource),
    })),
    ...possible.slice(0, MOST_UNCLEAR).map(({ resource: other, because }) => ({
      scope: scopeOf(template, other),
      claim: maybe(because, context).claim,
    })),
    ...possible.slice(MOST_UNCLEAR, MOST_UNCLEAR + 1).map(({ because }) => maybe(because, context)),
    ...(hidden === undefined ? [] : [maybe(hidden, context)]),
  ]
}

/** A resource that may be linked, and may be anywhere. */
function maybe(because: UnknownCause, { scope: { at: place } }: Context): Found {
  return { scope: undefined, claim: is(unknownBecause(because, place), [true]) }
}

/** Resources that may refer to this one which are looked at one by one. */
const MOST_UNCLEAR = 50

/** What resources of the linked types refer to. */
interface Sayings {
  readonly about: Map<Resource, Resource[]>
  readonly unclear: {
    readonly resource: Resource
    readonly because: UnknownCause
    readonly among?: readonly Resource[]
  }[]
}

const sayingsOf = memoize((linked: Linked) =>
  memoize((template: Template) => {
    const byType = new Map<string, Sayings>()
    return (type: string, run: Run): Sayings => {
      const known = byType.get(type) ?? readSayings(linked, template, type, run)
      byType.set(type, known)
      return known
    }
  }),
)

function readSayings(linked: Linked, template: Template, type: string, run: Run): Sayings {
  const vocabulary = vocabularyOf(template)
  const types = typesOf(linked, vocabulary, run)
  const sayings: Sayings = { about: new Map(), unclear: [] }
  if (types === undefined) return sayings
  const target = targetOf(linked, template, [type])
  for (const resource of resourcesOf(template, types)) {
    const by = pathFor(linked.by, template, resource.type)
    if (by === undefined || by === null) continue
    for (const named of namesIn(resource, by, target, template)) {
      if (named.kind === 'unclear' && !isGiven(named.because, ['variable']))
        sayings.unclear.push({ resource, ...named })
      if (named.kind !== 'here' || named.resource === resource) continue
      const others = sayings.about.get(named.resource)
      if (others === undefined) sayings.about.set(named.resource, [resource])
      else if (!others.includes(resource)) others.push(resource)
    }
  }
  return sayings
}

function namesIn(resource: Resource, by: PropertyPath, target: Target, template: Template): readonly Named[] {
  if (by.text === PARENT_PATH) return [parentOf(resource, target.types, template)]
  const { value, steps } = startOf(resource, by)
  return valuesAt(value, steps)
    .flatMap(itemsOf)
    .map((link) => follow(presentBranch(link), target, template, resource))
}

/** Of an item that may be left out, what it is where it is there: whether its resource exists is asked apart. */
function presentBranch(value: Value): Value {
  const there = value.kind === 'either' ? value.branches.filter((branch) => branch !== undefined) : []
  return there.length === 1 ? (there[0] ?? value) : value
}

/** The types of the linked resources: those of a subject are known by it. */
function typesOf(
  { types, subject }: Linked,
  vocabulary: Vocabulary,
  run: Run,
): readonly string[] | undefined {
  return subject === undefined
    ? types[vocabulary]
    : run.binding.subjects.get(subject.text)?.info.types[vocabulary]
}

/** With several types, one path is written for all of them. */
function targetOf({ named }: Linked, template: Template, types: readonly string[]): Target {
  const path = pathFor(named, template, types[0] ?? '')
  return { types, name: path?.text ?? (vocabularyOf(template) === 'cloudformation' ? 'Name' : 'name') }
}

const targetsOf = memoize((_: Linked) => new Map<string, Target>())

/** The resources that the property of this one names. */
function referredTo(linked: Linked, context: Context): readonly Found[] {
  const { template, resource } = context.scope
  const vocabulary = vocabularyOf(template)
  const by = pathFor(linked.by, template, resource.type)
  const types = typesOf(linked, vocabulary, context.run)
  if (by === undefined || by === null || types === undefined) return []
  const targets = targetsOf(linked)
  const target = targets.get(vocabulary) ?? targetOf(linked, template, types)
  targets.set(vocabulary, target)
  if (by.text === PARENT_PATH) return named(parentOf(resource, types, template), undefined, types, context)
  const selected = select({ kind: 'property', paths: linked.by, label: by.text }, context)
  return selected.items().flatMap(({ context: item, exists }) => {
    const link = item.item !== undefined && 'value' in item.item ? item.item.value : undefined
    return named(followed(link, target, template, resource), link, types, context).map(
      ({ scope, claim }) => ({
        scope,
        claim: exists === undefined ? claim : all(exists, claim),
      }),
    )
  })
}

function followed(link: Value | undefined, target: Target, template: Template, owner: Resource): Named {
  return follow(link, target, template, owner)
}

function named(
  found: Named,
  link: Value | undefined,
  types: readonly string[],
  context: Context,
): readonly Found[] {
  const { template, resource, at: place } = context.scope
  const there = { ...context, scope: { ...context.scope, at: link?.at ?? place } }
  switch (found.kind) {
    case 'here':
      return [{ scope: scopeOf(template, found.resource), claim: existsBeside(found.resource, resource) }]
    case 'elsewhere':
      return [maybe({ kind: 'elsewhere', what: `the ${types[0] ?? 'resource'} that it names` }, there)]
    case 'unclear':
      return [maybe(found.because, there)]
  }
}
