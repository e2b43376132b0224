/**
 * Readers turn a place in a template into an attribute and never guess: what is unknown stays unknown, what is
 * absent becomes the provider's documented default, or `absent` where there is none.
 */
import {
  absent,
  byDefault,
  eachBranch,
  isKnownAs,
  known,
  orDefault,
  type SingleValue,
  setElsewhere,
  unknownBecause,
  whereKnown,
  whereUnknown,
} from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import type { Location } from '../../core/source.ts'
import { type Choice, choiceOf, type Provenance, type UnknownCause, type Value } from '../../core/value.ts'
import { itemScopes, linkedLike } from './moves.ts'
import { type Form, isNull, lookUp, type Read, type Scope } from './scope.ts'
import { hiddenProperties } from './unread.ts'
import { type Spell, withWay, writtenLike } from './ways.ts'

/** A value's meaning to a reader: its own type, or undefined when it is not of that type. */
type Convert<T> = (raw: string | number | boolean) => T | undefined

/**
 * A reader of one scalar at the first of `paths` that is written.
 * `fallback` is the provider's default, or undefined when there is none.
 *
 * @param spell what a fix writes for a value, where that is not the value itself
 */
export function scalar<T>(
  convert: Convert<T>,
  expected: string,
  spell?: Spell,
): (paths: string | readonly string[], fallback?: T | Read<Attr<T>>) => Read<Attr<T>> {
  return (paths, fallback) => {
    const at = [paths].flat()
    const read = linkedLike((scope) => {
      const value = firstWritten(scope, at)
      const whenAbsent = () => fallBack(scope, fallback, at[0])
      return value === undefined ? whenAbsent() : toAttr(value, convert, expected, whenAbsent)
    }, fallback)
    return withWay(read, spell === undefined ? { at } : { at, spell })
  }
}

/** What is written at the first of the paths at which anything is. */
export function firstWritten({ node }: Scope, paths: readonly string[]): Value | undefined {
  for (const path of paths) {
    const value = lookUp(node, path)
    if (value !== undefined && !isNull(value)) return value
  }
  return undefined
}

/**
 * What nothing written means: the one place where a provider's default becomes a value.
 *
 * @param path the property that decides where it is written
 */
export function fallBack<T>(scope: Scope, fallback: T | Read<Attr<T>> | undefined, path?: string): Attr<T> {
  if (fallback === undefined) return absent(scope.at)
  const { template, resource, at } = scope
  const hidden = hiddenProperties(template, resource)
  if (hidden !== undefined) return unknownBecause(decidedBy(hidden, path), at)
  if (typeof fallback !== 'function') return byDefault(fallback, at)
  return whereUnknown((fallback as Read<Attr<T>>)(scope), (single) =>
    unknownBecause(decidedBy(single.because, path), single.at),
  )
}

/** Why nothing is known that is not written, with the property that decides where it is. */
function decidedBy(because: UnknownCause, property: string | undefined): UnknownCause {
  const isNamed = because.kind !== 'elsewhere' && because.kind !== 'expression'
  return isNamed || property === undefined || because.property !== undefined
    ? because
    : { ...because, property }
}

/** Turns a value into an attribute; `whenAbsent` says what a branch that holds nothing means. */
export function toAttr<T>(
  value: Value,
  convert: Convert<T>,
  expected: string,
  whenAbsent: () => Attr<T>,
): Attr<T> {
  return eachBranch(value, (single) => {
    if (single === undefined || isNull(single)) return whenAbsent()
    if (single.kind === 'unknown') return unknownBecause(single.because, single.at)
    const converted = single.kind === 'scalar' && single.value !== null ? convert(single.value) : undefined
    if (converted === undefined) return mistyped(single.at, expected)
    return { ...known(converted, single.at), ...provenance(single) }
  })
}

function provenance(value: SingleValue): { from?: Provenance } {
  return 'from' in value && value.from !== undefined ? { from: value.from } : {}
}

function mistyped<T>(at: Location, expected: string): Attr<T> {
  return unknownBecause({ kind: 'type', expected }, at)
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
      return [toAttr(value, String, 'text', () => absent(value.at))]
  }
}

/** Lists of which one holds, as one list of alternatives: where the lists agree, so do the alternatives. */
function pairUp(
  lists: readonly (readonly Attr<string>[])[],
  choice: Choice & { readonly at: Location },
): readonly Attr<string>[] {
  const length = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length }, (_, i) => ({
    ...choiceOf(choice),
    kind: 'either',
    branches: lists.map((list) => list[i] ?? absent(choice.at)),
    at: choice.at,
  }))
}

/** Nothing, for a source that has no such attribute. */
export const never: Read<Attr<never>> = ({ at }) => absent(at)

/** The same value for every subject of a source: what the kind of resource implies. */
export function always<T>(value: T): Read<Attr<T>> {
  return ({ at }) => byDefault(value, at)
}

/** The provider's default, for `firstOf`: see `fallBack`. */
export function defaultTo<T>(value: T): Read<Attr<T>> {
  return (scope) => fallBack(scope, value)
}

/** Nothing that this template shows, in words that complete "the template does not show ...". */
export function elsewhere(what: string): Read<Attr<never>> {
  return ({ at }) => setElsewhere(what, at)
}

/**
 * The provider's default as a reader, where it is safe for new resources and leaves older ones as they were.
 *
 * @param newOnes what new ones get and since when: `SQS encrypts new queues since October 2022`
 * @param path the property that decides where it is written
 */
export function defaultOfNew<T>(value: T, newOnes: string, path?: string): Read<Attr<T>> {
  return whereDefault((scope) => fallBack(scope, value, path), value, newOnes)
}

/** The attribute, whose default is safe for new resources only where it is this value. */
export function whereDefault<T>(read: Read<Attr<T>>, value: T, newOnes: string): Read<Attr<T>> {
  return changed(read, (attr) =>
    whereKnown(attr, (single) =>
      single.origin === 'default' && single.value === value ? { ...single, newOnes } : single,
    ),
  )
}

/** The attribute, shown at the subject's own place: what another resource says is a fault of this one. */
export function shownHere<T>(read: Read<Attr<T>>): Read<Attr<T>> {
  return changed(read, (attr, { at }) => ({ ...attr, at }))
}

/** Reads a list at each of the items at a path, such as the range of each authorized network, as one list. */
export function ofItems<A>(path: string, read: Read<readonly A[]>): Read<readonly A[]> {
  const scopes = itemScopes(path)
  return withWay(
    linkedLike((scope) => scopes(scope).flatMap(read), read),
    { move: scopes, read },
  )
}

/** Every attribute of a list, changed. */
export function eachOf<T, U>(read: Read<readonly T[]>, change: (attr: T) => U): Read<readonly U[]> {
  return linkedLike((scope) => read(scope).map(change), read)
}

/** Several readers as one list. */
export function listOf<A>(...reads: readonly Read<A>[]): Read<readonly A[]> {
  return linkedLike((scope) => reads.map((read) => read(scope)), ...reads)
}

/** Lists one after the other. */
export function joined<A>(...reads: readonly Read<readonly A[]>[]): Read<readonly A[]> {
  return linkedLike((scope) => reads.flatMap((read) => read(scope)), ...reads)
}

/** The list; where it is empty, one attribute in its place. */
export function orOne<A>(list: Read<readonly A[]>, otherwise: Read<A>): Read<readonly A[]> {
  return changed(list, (attrs, scope) => (attrs.length === 0 ? [otherwise(scope)] : attrs), otherwise)
}

/** The attribute, changed; `others` are readers that the change uses. */
export function changed<A, B>(
  read: Read<A>,
  change: (attr: A, scope: Scope) => B,
  ...others: readonly Read<unknown>[]
): Read<B> {
  return linkedLike((scope) => change(read(scope), scope), read, ...others)
}

/** The first of the attributes that is not absent, also alternative by alternative. */
export function firstOf<T>(first: Read<Attr<T>>, ...others: readonly Read<Attr<T>>[]): Read<Attr<T>> {
  return linkedLike(
    (scope) => others.reduce((attr, read) => orDefault(attr, () => read(scope)), first(scope)),
    first,
    ...others,
  )
}

/** The first attribute where it is known to be true, else the second. */
export function firstTrue(first: Read<Attr<boolean>>, second: Read<Attr<boolean>>): Read<Attr<boolean>> {
  return changed(first, (attr, scope) => (isKnownAs(attr, true) ? attr : second(scope)), second)
}

/** The second attribute where the first is known to be false, else the first. */
export function whereFalse(first: Read<Attr<boolean>>, second: Read<Attr<boolean>>): Read<Attr<boolean>> {
  return changed(first, (attr, scope) => (isKnownAs(attr, false) ? second(scope) : attr), second)
}

/** The same reader of an item, for which no default holds where the item is not there. */
export function whereThere<T>(read: Read<Attr<T>>): Read<Attr<T>> {
  const readWhere = (scope: Scope): Attr<T> => {
    const { node } = scope
    if (node.kind !== 'either') return read(scope)
    const ofBranch = (branch: Value | undefined) =>
      branch === undefined ? absent(node.at) : readWhere({ ...scope, node: branch })
    const [yes, no] = node.branches
    return { ...choiceOf(node), kind: 'either', branches: [ofBranch(yes), ofBranch(no)], at: node.at }
  }
  return writtenLike(readWhere, read)
}

/** One of several readers by the form in which the node is written, where one vocabulary has several. */
export function byForm<A>(reads: { readonly [form in Form]: Read<A> }): Read<A> {
  return withWay((scope) => reads[scope.form ?? 'block'](scope), { by: [reads.block, reads.json] })
}
