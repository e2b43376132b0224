/**
 * Attributes (what a subject says of a resource) and claims (what a policy says of attributes).
 * Claims follow Kleene's three-valued logic and carry the places that decided them.
 */
import type { Location } from './source.ts'
import { type Choice, causeOfChoice, explainUnknown, type Provenance, type UnknownCause } from './value.ts'

export type Attr<T> = Known<T> | Absent | Unresolved | Alternatives<T>

export interface Known<T> {
  readonly kind: 'known'
  readonly value: T
  /** `default`: nothing is written and the provider's documented default holds. */
  readonly origin: 'written' | 'default'
  readonly at: Location
  readonly from?: Provenance
  /**
   * Set on a default that is safe for new resources and leaves older ones as they were: what new ones get, and since
   * when, as the end of a sentence; see `isOrIsLeft`.
   */
  readonly newOnes?: string
}

/** Nothing is written and the provider has no default: every test of it is false. */
export interface Absent {
  readonly kind: 'absent'
  readonly at: Location
}

export interface Unresolved {
  readonly kind: 'unknown'
  readonly because: UnknownCause
  readonly at: Location
}

/** One of several, by a condition that can't be decided. */
export interface Alternatives<T> extends Choice {
  readonly kind: 'either'
  readonly branches: readonly Attr<T>[]
  readonly at: Location
}

/** A place and what to say there. */
export interface Label {
  readonly at: Location
  readonly note: string
  /**
   * The text at this place is a credential, or with `place` may hold one: no report may show the place. Only a
   * credential is also looked for elsewhere.
   */
  readonly secret?: boolean | 'place'
  readonly from?: Provenance
  /** Why what stands here is not known. */
  readonly because?: UnknownCause
}

/** A statement about a template, and the places that show it; the first label is the one to fix. */
export interface Claim {
  readonly truth: 'true' | 'false' | 'unknown'
  readonly evidence: readonly Label[]
  /**
   * Set where a claim that is true certainly holds, and one that is unknown can hold, for no more than a safe default
   * that is not written out; see `isOrIsLeft`.
   */
  readonly ofSafeDefault?: boolean
}

/** What a label says of a value: fixed words, or words made from the value. */
export type Note<T> = string | ((value: T) => string)

export interface TestOptions {
  readonly secret?: boolean
}

/**
 * Tests an attribute. Absent is false; unknown is unknown; of alternatives, agreeing branches decide and
 * disagreeing ones are unknown, naming the condition.
 */
export function test<T>(
  attr: Attr<T>,
  predicate: (value: T) => boolean,
  note: Note<T>,
  options: TestOptions = {},
): Claim {
  switch (attr.kind) {
    case 'known': {
      return claim(predicate(attr.value) ? 'true' : 'false', () => [labelOf(attr, note, options)])
    }
    case 'absent':
      return { truth: 'false', evidence: [{ at: attr.at, note: 'nothing is written' }] }
    case 'unknown':
      return { truth: 'unknown', evidence: [unknownLabel(attr.at, attr.because)] }
    case 'either':
      return decideAlternatives(
        attr,
        attr.branches.map((branch) => test(branch, predicate, note, options)),
      )
  }
}

function unknownLabel(at: Location, because: UnknownCause): Label {
  return { at, note: explainUnknown(because), because }
}

function labelOf<T>(attr: Known<T>, note: Note<T>, options: TestOptions): Label {
  return {
    at: attr.at,
    note: typeof note === 'string' ? note : note(attr.value),
    ...(options.secret && attr.origin === 'written' ? { secret: true } : {}),
    ...(attr.from ? { from: attr.from } : {}),
  }
}

/**
 * A claim whose evidence is put together when it is asked for: of what passes, which is nearly all, it never is. A
 * class, because a getter of its own for each of a million claims costs more than their evidence.
 */
class LazyClaim implements Claim {
  readonly truth: Claim['truth']
  readonly ofSafeDefault: boolean
  readonly #make: () => readonly Label[]
  #made: readonly Label[] | undefined

  constructor(truth: Claim['truth'], make: () => readonly Label[], ofSafeDefault: boolean) {
    this.truth = truth
    this.ofSafeDefault = ofSafeDefault
    this.#make = make
  }

  get evidence(): readonly Label[] {
    this.#made ??= this.#make()
    return this.#made
  }
}

function claim(truth: Claim['truth'], evidence: () => readonly Label[], ofSafeDefault = false): Claim {
  return new LazyClaim(truth, evidence, ofSafeDefault)
}

function decideAlternatives(
  attr: Choice & Pick<Alternatives<unknown>, 'at'>,
  claims: readonly Claim[],
): Claim {
  const first = claims[0]
  if (first === undefined) return { truth: 'false', evidence: [] }
  if (claims.every((claim) => claim.truth === first.truth)) {
    // Whatever the condition says, the mildest of them holds.
    const isMild = first.truth === 'true' ? claims.some(isOfSafeDefault) : claims.every(isOfSafeDefault)
    return claim(first.truth, () => labelsOf(claims), isMild)
  }
  const breaking = claims.filter(({ truth }) => truth !== 'false')
  return claim(
    'unknown',
    () =>
      mergeLabels([
        unknownLabel(attr.at, causeOfChoice(attr)),
        ...breaking.flatMap(({ evidence }) => evidence),
      ]),
    breaking.every(isOfSafeDefault),
  )
}

/** Whether the attribute equals one of the values; `note` words the label. */
export function is<T extends string | number | boolean>(
  attr: Attr<T>,
  values: readonly T[],
  note: Note<T> = (value) => String(value),
): Claim {
  return test(attr, (value) => values.includes(value), note)
}

/** Whether anything is written for the attribute, or a default holds. */
export function present<T>(attr: Attr<T>, note: Note<T>, options: TestOptions = {}): Claim {
  return test(attr, () => true, note, options)
}

/**
 * Whether the attribute equals one of the values, or nothing is written and the default is safe for new resources only
 * (`newOnes`). A violation that rests on nothing but such a default has the policy's `safeDefaultSeverity`: the severity
 * is the one that is certain, and of what is undecided the worst one that is possible.
 */
export function isOrIsLeft<T extends string | number | boolean>(
  attr: Attr<T>,
  values: readonly T[],
  note?: Note<T>,
): Claim {
  if (attr.kind === 'either') {
    const claims = attr.branches.map((branch) => isOrIsLeft(branch, values, note))
    return decideAlternatives(attr, claims)
  }
  if (attr.kind !== 'known' || attr.newOnes === undefined) return is(attr, values, note)
  const { newOnes } = attr
  return claim('true', () => [labelOf(attr, `not written; ${newOnes}`, {})], true)
}

/** A claim that holds whatever the template says. */
export function certain(truth: boolean, at: Location, note: string): Claim {
  return { truth: truth ? 'true' : 'false', evidence: [{ at, note }] }
}

/** True when all are true; one false decides; else unknown. Evidence keeps the order of the claims. */
export function all(...claims: readonly Claim[]): Claim {
  return combine(claims, 'false', 'true')
}

/** True when one is true; all false is false; else unknown. */
export function any(...claims: readonly Claim[]): Claim {
  return combine(claims, 'true', 'false')
}

/** The opposite; unknown stays unknown. */
export function not(inner: Claim): Claim {
  const truth = inner.truth === 'true' ? 'false' : inner.truth === 'false' ? 'true' : 'unknown'
  return claim(truth, () => inner.evidence)
}

/** The same claim with other words on its labels: `not(is(x, [true]))` reads badly with the words of the inside. */
export function withNote(inner: Claim, note: string): Claim {
  if (inner.truth === 'unknown') return inner
  return claim(inner.truth, () => inner.evidence.map((label) => ({ ...label, note })), isOfSafeDefault(inner))
}

/**
 * The same claim with a remark at the end of its first label where it is true, for what is worth knowing and decides
 * nothing. It is made when the labels are.
 */
export function withRemark(inner: Claim, remark: () => string | undefined): Claim {
  if (inner.truth !== 'true') return inner
  const labels = (): readonly Label[] => {
    const [first, ...others] = inner.evidence
    const words = first && remark()
    return words === undefined || first === undefined
      ? inner.evidence
      : [{ ...first, note: `${first.note}; ${words}` }, ...others]
  }
  return claim('true', labels, isOfSafeDefault(inner))
}

/** The same claim without labels, unless it is unknown: for what goes without saying when it is decided. */
export function withoutEvidence(inner: Claim): Claim {
  return inner.truth === 'unknown' ? inner : claim(inner.truth, () => [], isOfSafeDefault(inner))
}

function combine(claims: readonly Claim[], decisive: 'true' | 'false', otherwise: 'true' | 'false'): Claim {
  const deciding = claims.filter(({ truth }) => truth === decisive)
  const open = claims.filter(({ truth }) => truth === 'unknown')
  if (deciding.length > 0) {
    // One full reason is enough for a full violation; one that is open may make it worse, and is shown.
    const isMild = deciding.every(isOfSafeDefault)
    const worse = isMild && decisive === 'true' ? open.filter((claim) => !isOfSafeDefault(claim)) : []
    return claim(decisive, () => labelsOf([...deciding, ...worse]), isMild)
  }
  // Of several that are needed one mild reason, with the default written out, makes the whole not hold.
  const isMild = otherwise === 'true' ? claims.some(isOfSafeDefault) : open.every(isOfSafeDefault)
  // What is still open comes first: it is what the reader has to find out.
  if (open.length > 0) return claim('unknown', () => labelsOf(open), isMild)
  return claim(otherwise, () => labelsOf(claims), isMild)
}

function isOfSafeDefault({ truth, ofSafeDefault }: Claim): boolean {
  return truth !== 'false' && ofSafeDefault === true
}

function labelsOf(claims: readonly Claim[]): readonly Label[] {
  return mergeLabels(claims.flatMap(({ evidence }) => evidence))
}

/** One label a place: the first says most, because authors put what to fix first. */
function mergeLabels(labels: readonly Label[]): readonly Label[] {
  const seen = new Map<string, Label>()
  for (const label of labels) {
    const key = `${label.at.file.path}\0${label.at.range.start}\0${label.at.range.end}`
    const earlier = seen.get(key)
    if (earlier === undefined) seen.set(key, label)
    else if (label.secret && earlier.secret !== true) seen.set(key, { ...earlier, secret: label.secret })
  }
  return [...seen.values()]
}
