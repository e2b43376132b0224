/** Two attributes as one, for tests that need both: the ends of a range, the priorities of two rules. */
import type { Attr } from '../../core/claim.ts'

/** How many alternatives are told apart; hostile templates nest them. */
const MOST_ALTERNATIVES = 64

/** The pair of both values, at the place of the first. Where either is absent or not known, so is the pair. */
export function both<A, B>(a: Attr<A>, b: Attr<B>): Attr<readonly [A, B]> {
  if (sizeOf(a) * sizeOf(b) > MOST_ALTERNATIVES) {
    return { kind: 'unknown', because: { kind: 'expression', text: 'so many alternatives' }, at: a.at }
  }
  return pair(a, b)
}

function pair<A, B>(a: Attr<A>, b: Attr<B>): Attr<readonly [A, B]> {
  // What is absent fails every test, whatever the other one is.
  if (a.kind === 'absent') return a
  if (b.kind === 'absent') return b
  if (a.kind === 'either') return { ...a, branches: a.branches.map((branch) => pair(branch, b)) }
  if (b.kind === 'either') return { ...b, branches: b.branches.map((branch) => pair(a, branch)) }
  if (a.kind === 'unknown') return a
  if (b.kind === 'unknown') return b
  return { ...a, value: [a.value, b.value] }
}

function sizeOf<T>(attr: Attr<T>): number {
  if (attr.kind !== 'either') return 1
  return attr.branches.reduce((sum, branch) => sum + sizeOf(branch), 0)
}
