/** What a change does to exceptions: which it adds, widens or prolongs. */

import { matcherOf } from '../../config/glob/glob.ts'
import { pathMatcher } from '../../config/globs.ts'
import type { ExceptionChange } from '../../core/report.ts'
import { plainName } from '../../core/tenant-name.ts'
import { type Exception, hasExpired, scopeOf } from './exception.ts'

/**
 * Compares the entries of a file with those of every tree that a change starts from: what one of them has is not new.
 * @param before at least one list; empty ones for trees without the file
 * @param today `2026-01-31`
 */
export function exceptionChanges(
  before: readonly (readonly Exception[])[],
  after: readonly Exception[],
  today: string,
): readonly ExceptionChange[] {
  const perBase = before.map((entries) => changesSince(entries, after))
  const [first = new Map(), ...others] = perBase
  const changed = [...first.values()].filter(({ entry }) => others.every((each) => each.has(entry)))
  return [...changed, ...removedExpired(before, after, today)]
}

/** What is accepted for longer, or is accepted at all, by the entry that says so. */
function changesSince(
  before: readonly Exception[],
  after: readonly Exception[],
): ReadonlyMap<Exception, ExceptionChange> {
  const earlier = new Map(before.map((entry) => [scopeOf(entry), entry]))
  const kept = new Set(after.map(scopeOf))
  // Those that have another scope now are what a new one may have been.
  const gone = before.filter((entry) => !kept.has(scopeOf(entry)))
  const changes = new Map<Exception, ExceptionChange>()
  for (const entry of after) {
    const same = earlier.get(scopeOf(entry))
    const change = same === undefined ? rescoped(gone, entry) : prolonged(same, entry)
    if (change !== undefined) changes.set(entry, change)
  }
  return changes
}

function changeOf(
  kind: ExceptionChange['kind'],
  entry: Exception,
  before: Exception | undefined,
): ExceptionChange {
  return { kind, path: entry.at.file.path, at: entry.at, entry, before }
}

function prolonged(before: Exception, entry: Exception): ExceptionChange | undefined {
  const isLonger = before.until !== undefined && (entry.until === undefined || entry.until > before.until)
  return isLonger ? changeOf('prolonged', entry, before) : undefined
}

/** An entry with a scope that was not there; one that is certainly narrower than it was accepts nothing more. */
function rescoped(gone: readonly Exception[], entry: Exception): ExceptionChange | undefined {
  const before = gone.find((each) => isAlike(each, entry))
  if (before === undefined) return changeOf('added', entry, undefined)
  if (isWithin(entry, before)) return prolonged(before, entry)
  return changeOf(isWithin(before, entry) ? 'widened' : 'changed', entry, before)
}

/** The same exception, going by its policy and one more thing. */
function isAlike(a: Exception, b: Exception): boolean {
  if (plainName(a.policy) !== plainName(b.policy)) return false
  return (
    (a.path !== undefined && a.path === b.path) ||
    (a.resource !== undefined && a.resource === b.resource) ||
    (a.ticket !== undefined && a.ticket === b.ticket) ||
    a.reason === b.reason
  )
}

/** Whether all that an entry names is certainly among what another one names. */
function isWithin(inner: Exception, outer: Exception): boolean {
  return (
    isGlobWithin(inner.path, outer.path, (glob) => pathMatcher([glob])) &&
    isGlobWithin(inner.resource, outer.resource, (glob) => matcherOf([glob], { isName: true }))
  )
}

function isGlobWithin(
  inner: string | undefined,
  outer: string | undefined,
  matcher: (glob: string) => (text: string) => boolean,
): boolean {
  if (outer === undefined || inner === outer) return true
  return inner !== undefined && !/[*?[\]{}\\!]/.test(inner) && matcher(outer)(inner)
}

/** What had expired, and is taken out with what it accepted still there, blocks no more. */
function removedExpired(
  before: readonly (readonly Exception[])[],
  after: readonly Exception[],
  today: string,
): readonly ExceptionChange[] {
  const kept = new Set(after.map(scopeOf))
  const [first = [], ...others] = before
  return first
    .filter((entry) => hasExpired(entry, today) && !kept.has(scopeOf(entry)))
    .filter((entry) => others.every((list) => list.some((each) => scopeOf(each) === scopeOf(entry))))
    .map((entry) => changeOf('removed', entry, entry))
}
