/**
 * Readers turn a place in a template into an attribute and never guess: what is unknown stays unknown, what is
 * absent becomes the provider's documented default, or `absent` where there is none.
 */
import type { Alternatives, Attr } from '../../core/claim.ts'
import type { Location } from '../../core/source.ts'
import type { Provenance, Value } from '../../core/value.ts'
import { isNull, lookUp, type Read, type Scope, unreadPart } from './scope.ts'

/** A value's meaning to a reader: its own type, or undefined when it is not of that type. */
type Convert<T> = (raw: string | number | boolean) => T | undefined

/**
 * A reader of one scalar at the first of `paths` that is written.
 * `fallback` is the provider's default, or undefined when there is none.
 */
export function scalar<T>(
  convert: Convert<T>,
  expected: string,
): (paths: string | readonly string[], fallback?: T | Read<Attr<T>>) => Read<Attr<T>> {
  return (paths, fallback) => (scope) => {
    for (const path of typeof paths === 'string' ? [paths] : paths) {
      const value = lookUp(scope.node, path)
      if (value === undefined || isNull(value)) continue
      return toAttr(value, convert, expected, () => fallBack(scope, fallback))
    }
    return fallBack(scope, fallback)
  }
}

/** What nothing written means: the one place where a provider's default becomes a value. */
export function fallBack<T>(scope: Scope, fallback: T | Read<Attr<T>> | undefined): Attr<T> {
  if (fallback === undefined) return { kind: 'absent', at: scope.at }
  const { template, at } = scope
  // What is missing here may stand in the part that was not read.
  if (!template.complete) return { kind: 'unknown', because: unreadPart(template), at }
  if (typeof fallback === 'function') return (fallback as Read<Attr<T>>)(scope)
  return { kind: 'known', value: fallback, origin: 'default', at: scope.at }
}

/** Turns a value into an attribute; `whenAbsent` says what a branch that holds nothing means. */
export function toAttr<T>(
  value: Value,
  convert: Convert<T>,
  expected: string,
  whenAbsent: () => Attr<T>,
): Attr<T> {
  switch (value.kind) {
    case 'scalar': {
      if (value.value === null) return whenAbsent()
      const converted = convert(value.value)
      if (converted === undefined) return mistyped(value.at, expected)
      return { kind: 'known', value: converted, origin: 'written', at: value.at, ...provenance(value) }
    }
    case 'unknown':
      return { kind: 'unknown', because: value.because, at: value.at }
    case 'either': {
      const branches = value.branches.map((branch) =>
        branch === undefined ? whenAbsent() : toAttr(branch, convert, expected, whenAbsent),
      )
      return { kind: 'either', condition: value.condition, branches, at: value.at } satisfies Alternatives<T>
    }
    default:
      return mistyped(value.at, expected)
  }
}

function provenance(value: { from?: Provenance }): { from?: Provenance } {
  return value.from === undefined ? {} : { from: value.from }
}

function mistyped<T>(at: Location, expected: string): Attr<T> {
  return { kind: 'unknown', because: { kind: 'type', expected }, at }
}

/** Reads a string. */
export const text = scalar<string>((raw) => String(raw), 'text')

/** Reads a number, also when it is written as a string. */
export const number = scalar<number>((raw) => {
  if (typeof raw === 'number') return raw
  if (typeof raw !== 'string' || raw.trim() === '') return undefined
  const parsed = Number(raw)
  return Number.isNaN(parsed) ? undefined : parsed
}, 'a number')

/** Reads a boolean, also as "true", "True", 1. */
export const flag = scalar<boolean>((raw) => {
  const word = String(raw).toLowerCase()
  if (word === 'true' || word === '1') return true
  if (word === 'false' || word === '0') return false
  return undefined
}, 'true or false')

/** Reads every string at every one of the paths: single values, lists, and lists in lists. */
export function texts(...paths: readonly string[]): Read<readonly Attr<string>[]> {
  return (scope) =>
    paths.flatMap((path) => {
      const value = lookUp(scope.node, path)
      return value === undefined ? [] : textsOf(value)
    })
}

/** Every string of a value, nested lists flattened; a null is an absent one. */
export function textsOf(value: Value): readonly Attr<string>[] {
  switch (value.kind) {
    case 'list':
      return value.items.flatMap(textsOf)
    case 'either':
      return pairUp(
        value.branches.map((branch) => (branch === undefined ? [] : textsOf(branch))),
        value,
      )
    default:
      return [toAttr(value, String, 'text', () => ({ kind: 'absent', at: value.at }))]
  }
}

/** Lists of which one holds, as one list of alternatives: where the lists agree, so do the alternatives. */
function pairUp(
  lists: readonly (readonly Attr<string>[])[],
  { condition, at }: { readonly condition: string; readonly at: Location },
): readonly Attr<string>[] {
  const length = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length }, (_, i) => ({
    kind: 'either',
    condition,
    branches: lists.map((list) => list[i] ?? { kind: 'absent', at }),
    at,
  }))
}

/** Nothing, for a source that has no such attribute. */
export const never: Read<Attr<never>> = ({ at }) => ({ kind: 'absent', at })

/** The same value for every subject of a source: what the kind of resource implies. */
export function always<T>(value: T): Read<Attr<T>> {
  return (scope) => ({ kind: 'known', value, origin: 'default', at: scope.at })
}
