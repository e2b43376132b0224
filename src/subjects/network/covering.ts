/** Whether a rule that denies covers what another one allows, compared text by text within a budget. */
import { both } from '../../core/attr.ts'
import { type Attr, all, any, type Claim, certain, test } from '../../core/claim.ts'
import type { Location } from '../../core/source.ts'
import type { Resource } from '../../core/template.ts'
import { existsWith, openConditions } from '../links/existence.ts'

/** How many claims are combined at once: each is an argument of a call. */
const MOST_AT_ONCE = 1000

/** Whether one is true, of any number. */
export function anyOf(claims: readonly Claim[]): Claim {
  if (claims.length <= MOST_AT_ONCE) return any(...claims)
  const size = Math.ceil(claims.length / MOST_AT_ONCE)
  const parts = Array.from({ length: MOST_AT_ONCE }, (_, i) => claims.slice(i * size, (i + 1) * size))
  return any(...parts.map(anyOf))
}

/** What cannot be decided, at the place that is to look at. */
export function unclear(at: Location, note: string): Claim {
  return { truth: 'unknown', evidence: [{ at, note }] }
}

/** How many pairs of addresses of two rules are compared. */
const MOST_COMPARED = 10_000

/** Whether one of the words that mean everything is written, or each of the other rule's. */
export function contains(
  own: readonly Attr<string>[],
  others: readonly Attr<string>[],
  everything: readonly string[],
): Claim {
  const everywhere = anyOf(own.map((each) => test(each, (text) => everything.includes(plain(text)), '')))
  if (everywhere.truth === 'true' || others.length === 0) return everywhere
  const [first] = own
  if (first !== undefined && own.length * others.length > MOST_COMPARED) {
    return unclear(first.at, 'there are too many addresses to compare')
  }
  const same = (a: Attr<string>, b: Attr<string>) => test(both(a, b), ([x, y]) => plain(x) === plain(y), '')
  return any(everywhere, all(...others.map((other) => any(...own.map((each) => same(each, other))))))
}

function plain(text: string): string {
  return text.trim().toLowerCase()
}

/** Whether the resource that denies is there whenever the one that allows is. */
export function existsBeside(denying: Resource, allowing: Resource): Claim {
  const open = openConditions(denying).find((condition) => !existsWith(condition, allowing))
  return open === undefined
    ? certain(true, denying.head, '')
    : unclear(open.value.at, 'whether this rule exists is not known')
}
