/**
 * Attributes, made and changed. What is done to an attribute is done to each of its alternatives, here and nowhere
 * else; a condition of the template that chooses between values becomes alternatives of an attribute here too.
 */
import type { Absent, Alternatives, Attr, Known, Unresolved } from './claim.ts'
import type { Location } from './source.ts'
import type { Either, UnknownCause, Value } from './value.ts'

/** An attribute that is not one of several. */
export type Single<T> = Known<T> | Absent | Unresolved

/** A value that no condition chooses. */
export type SingleValue = Exclude<Value, Either>

/** What is written at a place. */
export function known<T>(value: T, at: Location): Known<T> {
  return { kind: 'known', value, origin: 'written', at }
}

/** What holds because nothing is written: the provider's documented default. */
export function byDefault<T>(value: T, at: Location): Known<T> {
  return { kind: 'known', value, origin: 'default', at }
}

/** Nothing is written, and there is no default. */
export function absent(at: Location): Absent {
  return { kind: 'absent', at }
}

/** What cannot be known, and why. */
export function unknownBecause(because: UnknownCause, at: Location): Unresolved {
  return { kind: 'unknown', because, at }
}

/** What is set in another place than this template, in words that complete "the template does not show ...". */
export function setElsewhere(what: string, at: Location): Unresolved {
  return unknownBecause({ kind: 'elsewhere', what }, at)
}

/** The attribute with each of its alternatives changed. */
export function eachAlternative<T, U>(attr: Attr<T>, change: (single: Single<T>) => Attr<U>): Attr<U> {
  if (attr.kind !== 'either') return change(attr)
  const branches = attr.branches.map((branch) => eachAlternative(branch, change))
  return { ...attr, branches } satisfies Alternatives<U>
}

/** The attribute of a value, with the branches of a condition as alternatives; a branch may be nothing. */
export function eachBranch<T>(
  value: Value | undefined,
  read: (single: SingleValue | undefined) => Attr<T>,
): Attr<T> {
  if (value?.kind !== 'either') return read(value)
  const { branches, ...either } = value
  return { ...either, branches: branches.map((branch) => eachBranch(branch, read)) }
}

/** The attribute, with `change` in place of what is unknown. */
export function whereUnknown<T>(attr: Attr<T>, change: (unknown: Unresolved) => Attr<T>): Attr<T> {
  return eachAlternative(attr, (single) => (single.kind === 'unknown' ? change(single) : single))
}

/**
 * The attribute without what it certainly is not: absent where the deployment can give no text that the pattern, of
 * RE2, matches as a whole. For attributes whose value is the text as it is written.
 */
export function whereItMayMatch(attr: Attr<string>, pattern: string): Attr<string> {
  return whereUnknown(attr, (single) => {
    const limits = single.because.kind === 'variable' ? single.because.limits : undefined
    return limits === undefined || limits.mayMatch(pattern) ? single : absent(single.at)
  })
}

/** The attribute, with `whenAbsent` in place of nothing. */
export function orDefault<T>(attr: Attr<T>, whenAbsent: () => Attr<T>): Attr<T> {
  return eachAlternative(attr, (single) => (single.kind === 'absent' ? whenAbsent() : single))
}

/** The attribute with another one in place of each known value. */
export function whereKnown<T, U>(attr: Attr<T>, change: (known: Known<T>) => Attr<U>): Attr<U> {
  return eachAlternative(attr, (single) => (single.kind === 'known' ? change(single) : single))
}

/** The attribute with its value turned into another; `expected` says what it is not where there is no other. */
export function mapAttr<T, U>(attr: Attr<T>, change: (value: T) => U | undefined, expected: string): Attr<U> {
  return whereKnown(attr, (single) => {
    const value = change(single.value)
    if (value !== undefined) return { ...single, value }
    return unknownBecause({ kind: 'type', expected }, single.at)
  })
}

/** The first known attribute, else the first. Undefined where there is none. */
export function firstKnown<T>(attrs: readonly Attr<T>[]): Attr<T> | undefined {
  return attrs.find(({ kind }) => kind === 'known') ?? attrs[0]
}

/** Whether the attribute is known to have this value. */
export function isKnownAs<T>(attr: Attr<T>, value: T): boolean {
  return attr.kind === 'known' && attr.value === value
}

/** How many alternatives are told apart; hostile templates nest them. */
const MAX_ALTERNATIVES = 64

/**
 * The pair of both values, at the place of the first: for tests that need both, such as the ends of a range. Where
 * either is absent or not known, so is the pair.
 */
export function both<A, B>(a: Attr<A>, b: Attr<B>): Attr<readonly [A, B]> {
  if (sizeOf(a) * sizeOf(b) > MAX_ALTERNATIVES) {
    return unknownBecause({ kind: 'expression', text: 'so many alternatives' }, a.at)
  }
  return eachAlternative(a, (first) => eachAlternative(b, (second) => pair(first, second)))
}

function pair<A, B>(a: Single<A>, b: Single<B>): Attr<readonly [A, B]> {
  // What is absent fails every test, whatever the other one is.
  if (a.kind === 'absent') return a
  if (b.kind === 'absent') return b
  if (a.kind === 'unknown') return a
  if (b.kind === 'unknown') return b
  return { ...a, value: [a.value, b.value] }
}

function sizeOf<T>(attr: Attr<T>): number {
  if (attr.kind !== 'either') return 1
  return attr.branches.reduce((sum, branch) => sum + sizeOf(branch), 0)
}
