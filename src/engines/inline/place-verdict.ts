/**
 * Joins what the tenant says of a template's files with what the embedded engine finds in them. The tenant names
 * policies and no places; the embedded engine shows the places it knows.
 */
import { type Finding, isViolation, placesOf } from '../../core/finding.ts'
import { atLeast, type PolicyInfo, type Severity } from '../../core/policy-info.ts'
import type { UnplacedViolation } from '../../core/report.ts'

/** The tenant's verdict on one file. */
export interface NamedViolations {
  readonly path: string
  readonly violationCount: number
  readonly names: readonly string[]
}

export interface PlaceRules {
  readonly failOn: Severity
  /** What the configuration says of a tenant's name or a policy's id; undefined where it says nothing. */
  readonly gradeOf: (name: string) => 'off' | Severity | undefined
}

/** Findings that show the places of the tenant's violations, violations without a place, findings of no one else. */
export interface Placed {
  readonly findings: readonly Finding[]
  readonly unplaced: readonly UnplacedViolation[]
  readonly unconfirmed: readonly Finding[]
}

/**
 * @param findings the embedded engine's, for the whole template
 * @param policiesOf the policies that a tenant's name stands for
 */
export function placeVerdicts(
  verdicts: readonly NamedViolations[],
  findings: readonly Finding[],
  policiesOf: (name: string) => readonly PolicyInfo[],
  rules: PlaceRules,
): Placed {
  const violations = findings.filter(isViolation)
  const placed = new Map<Finding, Finding>()
  const unplaced: UnplacedViolation[] = []
  for (const { path, names, violationCount } of verdicts) {
    for (const name of new Set(names)) {
      const policies = policiesOf(name)
      const blocks = blocksBy(name, policies, rules)
      if (blocks === undefined) continue
      const ids = new Set(policies.map(({ id }) => id))
      const here = violations.filter(
        (finding) => placesOf(finding).some(({ file }) => file.path === path) && standsFor(finding, ids),
      )
      for (const finding of here) {
        if (!placed.has(finding)) placed.set(finding, { ...finding, tenant: { name, blocks } })
      }
      if (here.length === 0) unplaced.push({ path, name, policy: policies[0], blocks })
    }
    // A count without names is a verdict all the same.
    if (names.length === 0 && violationCount > 0) {
      unplaced.push({ path, name: undefined, policy: undefined, blocks: true })
    }
  }
  return {
    findings: [...placed.values()],
    unplaced,
    unconfirmed: violations.filter((finding) => !placed.has(finding)),
  }
}

/** Undefined where the configuration turns the policy off. What it says nothing of blocks, as in the tenant's CI. */
function blocksBy(name: string, policies: readonly PolicyInfo[], rules: PlaceRules): boolean | undefined {
  const grades = [name, ...policies.map(({ id }) => id)].map(rules.gradeOf)
  const grade = grades.find((each) => each !== undefined)
  if (grade === undefined) return true
  return grade === 'off' ? undefined : atLeast(grade, rules.failOn)
}

function standsFor({ policy, also }: Finding, ids: ReadonlySet<string>): boolean {
  return ids.has(policy.id) || also.some((id) => ids.has(id))
}
