/** Entries that name violations by policy, path and resource: those of the configuration, and exceptions. */
import { type GlobOptions, matcherOf as globMatcher } from '../config/glob/glob.ts'
import { pathMatcher, relativeTo } from '../config/globs.ts'
import { type Finding, placesOf } from '../core/finding.ts'
import { foldersUpward, isBelow } from '../core/path.ts'
import type { UnplacedViolation } from '../core/report.ts'
import { plainName } from '../core/tenant-name.ts'

/** What an entry names. */
export interface Named {
  /** A policy's id, or a tenant's name for one. */
  readonly policy: string
  /** A glob of files; every file without one. */
  readonly path?: string | undefined
  /** A glob of resource names; every resource without one. A leading `!` means every other name. */
  readonly resource?: string | undefined
}

/** What is asked of entries: where a violation is, what its policy is called, and its resource, where that is known. */
export interface Violation {
  /** Repository-relative. */
  readonly files: readonly string[]
  readonly names: readonly string[]
  readonly resource: string | undefined
}

export function violationOf({
  policy,
  tenant,
  resource,
  ...places
}: Pick<Finding, 'policy' | 'tenant' | 'resource' | 'labels' | 'use'>): Violation {
  return {
    files: placesOf(places).map(({ file }) => file.path),
    names: [policy.id, ...(tenant === undefined ? [] : [tenant.name]), ...policy.mvisionNames],
    resource: resource.name,
  }
}

/** A violation of the tenant without a place. */
export function unplacedViolation({ path, name, policy }: UnplacedViolation): Violation {
  return { files: [path], names: [name, policy?.id].flatMap((each) => each ?? []), resource: undefined }
}

/** The first entry that names a violation. */
export type EntryFinder<T> = (violation: Violation) => T | undefined

/** @param base the folder that paths are relative to: what is outside of it is named by none */
export function entryFinder<T extends Named>(entries: readonly T[], base: string): EntryFinder<T> {
  const byKey = entriesByKey(entries)
  const relative = relativeTo(base)
  return ({ files, names, resource }) => {
    const plain = names.map(plainName)
    const found = files
      .filter((file) => isBelow(file, base))
      .flatMap((file) => entriesFor({ path: relative(file), names: plain, resource }, byKey))
    return found.sort((a, b) => a.order - b.order)[0]?.entry
  }
}

interface Ordered<T> {
  readonly entry: T
  readonly order: number
  readonly matches: Matcher
}

/** A violation in one file. */
interface Placed {
  /** Relative to the base. */
  readonly path: string
  /** In plain form. */
  readonly names: readonly string[]
  readonly resource: string | undefined
}

type Matcher = (violation: Placed) => boolean

/** Entries that match, among them the first one. */
function entriesFor<T>(
  violation: Placed,
  byKey: ReadonlyMap<string, readonly Ordered<T>[]>,
): readonly Ordered<T>[] {
  return keysOf(violation).flatMap((key) => byKey.get(key)?.find(({ matches }) => matches(violation)) ?? [])
}

/** Entries by policy, and by the path and the resource that they name without a glob: most are found by a look-up. */
function entriesByKey<T extends Named>(entries: readonly T[]): ReadonlyMap<string, readonly Ordered<T>[]> {
  const byKey = new Map<string, Ordered<T>[]>()
  const budget = { left: MAX_WORK }
  for (const [order, entry] of entries.entries()) {
    const { policy, path, resource } = entry
    const key = keyOf(plainName(policy), textOf(path), textOf(resource))
    const one = { entry, order, matches: matcherOf(entry, { budget }) }
    const same = byKey.get(key)
    if (same === undefined) byKey.set(key, [one])
    else same.push(one)
  }
  return byKey
}

/** For all globs of the entries together: some seconds. */
const MAX_WORK = 50_000_000

function keysOf({ path, names, resource }: Placed): readonly string[] {
  const paths = [...foldersUpward(path), undefined]
  const resources = resource === undefined ? [undefined] : [resource, undefined]
  return [...new Set(names)].flatMap((name) =>
    paths.flatMap((each) => resources.map((one) => keyOf(name, each, one))),
  )
}

function keyOf(name: string, path: string | undefined, resource: string | undefined): string {
  return JSON.stringify([name, path, resource])
}

/** What a glob stands for if it is no more than text. */
function textOf(glob: string | undefined): string | undefined {
  return glob === undefined || /[*?[\]{}\\!]|^\.\//.test(glob) ? undefined : glob
}

function matcherOf({ policy, path, resource }: Named, options: GlobOptions): Matcher {
  const wanted = plainName(policy)
  const isPath = path === undefined ? () => true : pathMatcher([path], options)
  const isResource = resource === undefined ? () => true : nameMatcher(resource, options)
  return (violation) =>
    violation.names.includes(wanted) &&
    isPath(violation.path) &&
    // Where the resource is unknown, an entry for one resource must not hide what may be another's.
    (resource === undefined || (violation.resource !== undefined && isResource(violation.resource)))
}

function nameMatcher(glob: string, options: GlobOptions): (name: string) => boolean {
  const isNegated = glob.startsWith('!')
  const matches = globMatcher([isNegated ? glob.slice(1) : glob], { ...options, isName: true })
  return (name) => matches(name) !== isNegated
}
