/** Marks what nothing but an exception suppresses; loaded where the configuration says so of anything. */
import type { FolderConfig } from '../config/load.ts'
import { type Graded, onlyExceptions } from '../config/only-exceptions.ts'
import type { Finding } from '../core/finding.ts'
import type { Found } from './found.ts'
import { unplacedViolation, violationOf } from './match.ts'

/** The severity of what a finding stands for is not known here, and not above its own: what is certain counts. */
const LEAST = 'low'

/** What was found, with the file of exceptions at each of what only those suppress. */
export function markOnlyExceptions(found: Found, { config, exceptions: { path } }: FolderConfig): Found {
  const isOnly = onlyExceptions(config)
  if (isOnly === undefined) return found
  const mark = <T>(each: T, graded: Graded): T => (isOnly(graded) ? { ...each, onlyExceptions: path } : each)
  const isOnlyByName = (id: string) => isOnly({ names: [id], severity: LEAST })
  const markFinding = (finding: Finding) => {
    // What it stands for is hidden with it.
    if (finding.also.some(isOnlyByName)) return { ...finding, onlyExceptions: path }
    return mark(finding, { names: violationOf(finding).names, severity: finding.severity })
  }
  return {
    findings: found.findings.map(markFinding),
    existing: found.existing.map(markFinding),
    unconfirmed: found.unconfirmed.map(markFinding),
    notEnforced: found.notEnforced.map(markFinding),
    unplaced: found.unplaced.map((each) =>
      mark(each, { names: unplacedViolation(each).names, severity: each.policy?.severity }),
    ),
  }
}
