/** What the JSON report says of single things: a finding, a fix, a place. */
import { controlsOf, kindsOf } from '../controls/controls.ts'
import type { Label } from '../core/claim.ts'
import { type Finding, primaryPlace, resourceNames } from '../core/finding.ts'
import type { Fix, Refusal } from '../core/fix.ts'
import { propertyOf } from '../core/found-property.ts'
import { identityOf } from '../core/identity.ts'
import { CUSTOM } from '../core/platforms.ts'
import { setOf } from '../core/policy-sets.ts'
import type { ExceptionEntry, UnplacedViolation, Unscannable } from '../core/report.ts'
import type { Location } from '../core/source.ts'
import { isShareable } from './offered-fixes.ts'
import type { ListedFinding } from './order.ts'
import type { Secrets } from './secrets.ts'

/** Without its fix. */
export function findingOf({ finding, blocking }: ListedFinding, secrets: Secrets): object {
  const { policy, resource, labels } = finding
  const at = primaryPlace(finding)
  const path = propertyOf(finding).path
  return {
    identity: identityOf(finding),
    verdict: finding.verdict,
    policy: policy.id,
    tenantPolicy: finding.tenant === undefined ? null : secrets.scrub(finding.tenant.name),
    title: policy.title,
    severity: finding.severity,
    blocking,
    resource: { type: resource.type, name: secrets.scrub(resource.name) },
    instances: resourceNames(finding).map(secrets.scrub),
    propertyPath: path === undefined ? null : secrets.scrub(path),
    location: locationOf(at),
    labels: labels.map((label) => labelOf(label, secrets)),
    also: finding.also,
    ...suppressibility(finding, secrets),
    kinds: kindsOf(policy),
    controls: controlsOf(policy),
    policySet: policy.platform === CUSTOM ? null : setOf(policy),
    why: policy.why,
    fix: policy.fix,
    references: policy.references,
    mvisionNames: policy.mvisionNames,
  }
}

/** The edits where there are any that hold no credential, or why there are none. */
export function automaticFix(answer: Fix | Refusal | undefined, secrets: Secrets): object | null {
  if (answer === undefined) return null
  if ('refused' in answer) return { edits: [], unsafe: null, refused: secrets.scrub(answer.refused) }
  if (!isShareable(answer, secrets)) return { edits: [], unsafe: null, refused: OF_CREDENTIALS }
  return {
    edits: answer.edits.map((edit) => ({ location: locationOf(edit), text: edit.text })),
    unsafe: answer.unsafe === undefined ? null : secrets.scrub(answer.unsafe),
    refused: null,
  }
}

const OF_CREDENTIALS = 'the edits hold what may be a credential'

/** @param existing whether the base of the change has it too */
export function unplacedOf(violation: UnplacedViolation, existing: boolean, secrets: Secrets): object {
  const { path, name, policy, blocks } = violation
  return {
    path,
    name: name === undefined ? null : secrets.scrub(name),
    policy: policy?.id ?? null,
    existing,
    blocking: blocks,
    ...suppressibility(violation, secrets),
  }
}

/** What does not suppress it, and what would, where that is not everything. */
function suppressibility(
  { remarks = [], onlyExceptions }: Pick<Finding, 'remarks' | 'onlyExceptions'>,
  secrets: Secrets,
): object {
  return { remarks: remarks.map(secrets.scrub), onlyExceptions: onlyExceptions ?? null }
}

/** An exception without its place. */
export function entryOf(
  { policy, path, resource, reason, owners, ticket, until }: ExceptionEntry,
  secrets: Secrets,
): object {
  return {
    policy,
    path: path ?? null,
    resource: resource ?? null,
    reason: secrets.scrub(reason),
    owners,
    ticket: ticket === undefined ? null : secrets.scrub(ticket),
    until: until ?? null,
  }
}

function labelOf({ at, note, secret, from }: Label, secrets: Secrets): object {
  return {
    location: locationOf(at),
    note: secrets.scrub(note),
    secret: secret === true,
    from: from === undefined ? null : { what: secrets.scrub(from.what), location: locationOf(from.at) },
  }
}

/** @param blocking whether it blocks */
export function unscannableOf(
  { path, reason, at }: Unscannable,
  blocking: boolean,
  secrets: Secrets,
): object {
  return {
    path,
    reason: secrets.scrub(reason),
    blocking,
    location: at === undefined ? null : locationOf(at),
  }
}

/** With lines and columns from 1, in UTF-16 units. */
export function locationOf({ file, range }: Location): object {
  const position = (offset: number): object => ({ ...file.position(offset), offset })
  return { path: file.path, start: position(range.start), end: position(range.end) }
}
