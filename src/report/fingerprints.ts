/** Fingerprints for programs that compare reports: the identity of a finding, numbered where several share it. */
import type { Finding } from '../core/finding.ts'
import { identityOf } from '../core/identity.ts'

/** What gives each finding of a report its fingerprint; ask once for each, in the report's order. */
export function fingerprints(): (finding: Finding) => string {
  const seen = new Map<string, number>()
  return (finding) => {
    const identity = identityOf(finding)
    const count = (seen.get(identity) ?? 0) + 1
    seen.set(identity, count)
    return count === 1 ? identity : `${identity}:${count}`
  }
}
