/** Claims about names that a list should have. */
import { unknownBecause } from '../../../core/attr.ts'
import { type Attr, any, type Claim, certain, is } from '../../../core/claim.ts'
import type { Location } from '../../../core/source.ts'

/**
 * Whether a list lacks one of the names, which are in lower case.
 *
 * @param at where to point if there is no list
 */
export function lacksOneOf(list: readonly Attr<string>[], names: readonly string[], at: Location): Claim {
  const place = list[0]?.at ?? at
  const known = new Set(list.flatMap((each) => (each.kind === 'known' ? each.value : [])))
  const [first, ...more] = names.filter((name) => !known.has(name))
  if (first === undefined) return certain(false, place, 'nothing is missing')
  const open = list.filter(({ kind }) => kind === 'unknown' || kind === 'either').map(asUnknown)
  if (open.length > 0) return any(...open.map((each) => is(each, [first])))
  return certain(true, place, `${namesOf(first, more)} missing`)
}

function asUnknown(attr: Attr<string>): Attr<string> {
  return attr.kind === 'either' ? unknownBecause({ kind: 'condition', name: attr.condition }, attr.at) : attr
}

/** `global is`, `write and delete are`, `global, eastus and 12 more are` */
function namesOf(first: string, [second, ...more]: readonly string[]): string {
  if (second === undefined) return `${first} is`
  const last = more.length === 1 ? more.join('') : `${more.length} more`
  return more.length === 0 ? `${first} and ${second} are` : `${first}, ${second} and ${last} are`
}
