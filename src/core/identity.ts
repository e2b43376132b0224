/**
 * What makes a finding the same one in another version of its template: the policy, the address of the resource, and a
 * tag within it. Never a line or an index, so that reformatting, reordering and renaming the file keep it.
 */
import { createHash } from 'node:crypto'
import { type Finding, placeOfUse } from './finding.ts'
import { propertyOf } from './found-property.ts'
import { type Location, sourceText } from './source.ts'

/** Grows when the same finding gets another identity: baselines of earlier versions then need to be written anew. */
export const IDENTITY_VERSION = 1

/** UTF-16 units of what is written at a place that make part of an identity. */
const LONGEST_TAG = 2_000

const identities = new WeakMap<Finding, string>()

/** `v1:` and 24 hexadecimal digits. */
export function identityOf(finding: Finding): string {
  const known = identities.get(finding)
  if (known !== undefined) return known
  const digest = createHash('sha256').update(keyOf(finding)).digest('hex')
  const identity = `v${IDENTITY_VERSION}:${digest.slice(0, 24)}`
  identities.set(finding, identity)
  return identity
}

/** What its identity is a digest of. Within a run it serves as well: what makes digests takes milliseconds to load. */
export function keyOf(finding: Finding): string {
  return keyFor(finding, finding.policy.id)
}

/** Its own key, and those of the policies that it stands for: fixing it may leave one of them. */
export function keysOf(finding: Finding): readonly string[] {
  return [keyOf(finding), ...finding.also.map((id) => keyFor(finding, id))]
}

function keyFor(finding: Finding, policy: string): string {
  const { resource, verdict } = finding
  return [policy, verdict, resource.type, resource.name, ...tagOf(finding)].join('\0')
}

/** The property without positions in lists, what is written there, and which item of a list it is in. */
function tagOf(finding: Finding): readonly string[] {
  const { resource } = finding
  const at = placeOfUse(finding)
  const property = propertyOf(finding)
  const path = property.path?.replace(/\[\d+\]/g, '[]')
  // Where something is missing there is nothing but the resource.
  if (path === undefined) return isWithin(at, resource.at) ? [] : [wordsAt(at)]
  return [path, wordsAt(at), ...property.item]
}

function isWithin({ file, range }: Location, outer: Location): boolean {
  return file === outer.file && range.start >= outer.range.start && range.end <= outer.range.end
}

/** What is written, whatever the quotes, the blanks and the line ends. */
function wordsAt(at: Location): string {
  return sourceText(at, LONGEST_TAG)
    .replace(/["'\s]+/g, ' ')
    .trim()
}
