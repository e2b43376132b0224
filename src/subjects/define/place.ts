/** Where something stands or would stand in a template: the innermost thing that is written, and the steps below it. */
import type { Step } from '../../core/fix.ts'
import { type Vocabulary, vocabularyOf } from '../../core/frameworks.ts'
import type { Location } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import { isNull, type Missing, type Scope, step } from './scope.ts'
import { stepsOf } from './steps.ts'

export interface Here {
  /** What the steps are counted from. */
  readonly below: Location
  readonly path: readonly Step[]
  /** What stands there; undefined where nothing does. */
  readonly node: Value | undefined
  /** Set beside the properties of a resource. */
  readonly beside?: true
}

/** In a resource that there is not yet. */
export interface Elsewhere {
  readonly missing: Beside
  readonly path: readonly Step[]
}

export type Place = Here | Elsewhere

export type Beside = Extract<Missing, { about: Scope }>

/** The place of what a scope reads; undefined where a change cannot reach it. */
export function placeOf(scope: Scope): Place | undefined {
  const { node, resource, missing, template } = scope
  if (node === resource.properties) return { below: resource.at, path: [], node }
  if (node === resource.meta) return { below: resource.at, path: [], node, beside: true }
  if (!isNull(node)) return enter(node, undefined)
  if (missing === undefined) return undefined
  if ('about' in missing) return { missing, path: [] }
  const outer = placeOf(missing.below)
  return outer && placeAt(outer, missing.path, vocabularyOf(template))
}

/** The place at a dotted path below another; undefined where a change cannot reach it. */
export function placeAt(outer: Place, path: string, vocabulary: Vocabulary): Place | undefined {
  let place: Place | undefined = outer
  for (const name of path.split('.')) place = place && walk(place, name, vocabulary)
  return place
}

function walk(place: Place, name: string, vocabulary: Vocabulary): Place | undefined {
  if ('missing' in place) return { ...place, path: [...place.path, ...stepsOf(name, vocabulary)] }
  const { node, beside, ...bare } = place
  const steps = beside ? [{ beside: name }] : stepsOf(name, vocabulary)
  if (node === undefined) return { ...bare, path: [...place.path, ...steps], node }
  if (node.kind !== 'mapping') return undefined
  const next = step(node, name)
  if (next === undefined) return { ...bare, path: [...place.path, ...steps], node: next }
  return enter(next, { ...bare, path: [...place.path, ...(beside ? steps : [name])], node: next })
}

/** What is written where it is used is what further steps are counted from. */
function enter(value: Value, found: Here | undefined): Here | undefined {
  switch (value.kind) {
    case 'mapping':
      return value.from === undefined ? { below: value.at, path: [], node: value } : undefined
    case 'list': {
      const [only, ...more] = value.items
      return only?.kind === 'mapping' && more.length === 0 ? enter(only, found) : found
    }
    case 'json':
      return enter(value.of, found)
    case 'scalar':
    case 'either':
      return found
    case 'unknown':
      return undefined
  }
}
