/**
 * Sets of policies: each quarter's holds what came since the one before, and what got stricter. A configuration pins one
 * (`policySet`), so that a new version of the package blocks nothing that the old one allowed.
 */

/** A year and the last month of one of its quarters: `2026.12`. */
export type PolicySet = `${number}.${'03' | '06' | '09' | '12'}`

/** What a policy says of the sets. */
export interface InSets {
  /** In which set it came; the first one where nothing is said. */
  readonly policySet?: PolicySet
  /**
   * In which later set it got stricter last: it reports what it did not, or with a higher severity, or is on by default. The
   * old meaning is gone, so where an earlier set is pinned, none of its findings counts.
   */
  readonly changedIn?: PolicySet
}

/** Oldest first. New policies and stricter ones come in the last one; after its release the next quarter is added. */
export const POLICY_SETS: readonly [PolicySet, ...PolicySet[]] = ['2026.12']

/** What a policy that names no set is in. */
export const FIRST_SET: PolicySet = POLICY_SETS[0]

/** The newest set of this package. */
export const CURRENT_SET: PolicySet = POLICY_SETS.at(-1) ?? FIRST_SET

/** How a set is written. Texts of this form are in the order of time. */
export const SET_FORM = /^\d{4}\.(?:03|06|09|12)$/

/** The set in which a policy came, or got stricter last: what it means now is in this one and later ones. */
export function setOf({ policySet = FIRST_SET, changedIn = policySet }: InSets): PolicySet {
  return changedIn
}

/** `since 2027.03, stricter in 2027.06`; undefined for a policy of the first set that has not changed. */
export function setWords({ policySet = FIRST_SET, changedIn }: InSets): string | undefined {
  if (changedIn === undefined && policySet === FIRST_SET) return undefined
  return `since ${policySet}${changedIn === undefined ? '' : `, stricter in ${changedIn}`}`
}

/**
 * The set of a policy if it is later than the pinned one; undefined for a policy that is enforced.
 * @param pinned '' where none is
 */
export function laterSetOf(policy: InSets, pinned: string): PolicySet | undefined {
  const set = setOf(policy)
  return pinned !== '' && set > pinned ? set : undefined
}
