/** Joins the tenant's verdicts on the files of a template with what the embedded engine found in it. */
import type { TenantSettings } from '../../config/tenant-settings.ts'
import { countedWithoutTenant, type Finding, notEnforced, primaryPlace } from '../../core/finding.ts'
import { frameworkInfo, isNamed, tenantTakes } from '../../core/frameworks.ts'
import type { TemplateResult, Unscannable } from '../../core/report.ts'
import { isUnscannable } from '../../core/source.ts'
import { type NamedViolations, type Placed, placeVerdicts } from '../../engines/inline/place-verdict.ts'
import type { FileVerdict } from '../../tenant/submission.ts'
import { gradesOf, type PoliciesByName } from '../policy-grades.ts'
import type { DecidedTemplate, EvaluatedTemplate, TenantVerdict } from '../stages.ts'

/** The verdict on a file; undefined where there is none. */
export interface Answer {
  readonly path: string
  readonly verdict: FileVerdict | undefined
}

/** @param answers to everything that was submitted of the template, at least one */
export function decideByTenant(
  evaluated: EvaluatedTemplate,
  answers: readonly Answer[],
  { onUnavailable }: Pick<TenantSettings, 'onUnavailable'>,
  byName: PoliciesByName,
): DecidedTemplate {
  const { result, rules } = evaluated
  const { named, refused, isComplete } = sort(answers)
  const submitted = (finding: Finding) => isSubmitted(finding, result)
  const placed = placeVerdicts(named, result.findings.filter(submitted), byName, {
    failOn: rules.failOn,
    gradeOf: gradesOf(rules),
  })
  if (isComplete) {
    return {
      evaluated,
      engine: 'inline',
      result: tenantResult(evaluated, placed, refused),
      unplaced: placed.unplaced,
      unconfirmed: countedWithoutTenant(placed.unconfirmed),
      notEnforced: notEnforced(result.findings).filter((finding) => !submitted(finding)),
      verdict: verdictOf(named, evaluated, byName),
    }
  }
  if (onUnavailable === 'offline') return fallBack(evaluated, placed, refused)
  return {
    evaluated,
    engine: 'inline',
    result: tenantResult(evaluated, placed, refused),
    unplaced: placed.unplaced,
    // Without a verdict nothing is known of what the tenant does not report.
    unconfirmed: [],
    ...(onUnavailable === 'block' ? { undetermined: true } : {}),
  }
}

interface SortedAnswers {
  readonly named: readonly NamedViolations[]
  readonly refused: readonly Unscannable[]
  /** Whether everything was answered. */
  readonly isComplete: boolean
}

function sort(answers: readonly Answer[]): SortedAnswers {
  const named: NamedViolations[] = []
  const refused: Unscannable[] = []
  for (const { path, verdict } of answers) {
    if (verdict?.kind === 'refused') refused.push({ path, reason: `the tenant: ${verdict.reason}` })
    else if (verdict !== undefined) {
      named.push({ path, violationCount: verdict.violationCount, names: verdict.policies })
    }
  }
  return { named, refused, isComplete: answers.every(({ verdict }) => verdict !== undefined) }
}

function verdictOf(
  named: readonly NamedViolations[],
  { rules }: EvaluatedTemplate,
  byName: PoliciesByName,
): TenantVerdict {
  const gradeOf = gradesOf(rules)
  const names = named.flatMap((each) => each.names)
  const isOff = (name: string) =>
    [name, ...byName(name).map(({ id }) => id)].some((each) => gradeOf(each) === 'off')
  return {
    count: named.reduce((sum, { violationCount }) => sum + violationCount, 0),
    names,
    hasOff: names.some(isOff),
  }
}

/** What the embedded engine can't read is the tenant's to decide; what could not be submitted is not. */
function tenantResult(
  { planned, result }: EvaluatedTemplate,
  placed: Placed,
  refused: readonly Unscannable[],
): TemplateResult {
  const own = countedWithoutTenant(result.findings).filter((finding) => !isSubmitted(finding, result))
  return {
    ...result,
    findings: [...placed.findings, ...own],
    unscannable: [
      ...(planned.source.unreadFiles ?? []).filter(isUnscannable),
      ...result.unscannable.filter(({ at, path }) => at !== undefined && isNotTaken(result, path)),
      ...refused,
    ],
  }
}

/** The embedded engine decides; what the tenant did answer counts all the same. */
function fallBack(
  evaluated: EvaluatedTemplate,
  { findings, unplaced }: Placed,
  refused: readonly Unscannable[],
): DecidedTemplate {
  const { result } = evaluated
  const others = countedWithoutTenant(result.findings).filter(
    (finding) => !findings.some((each) => isSame(each, finding)),
  )
  return {
    evaluated,
    engine: 'offline',
    result: {
      ...result,
      findings: [...findings, ...others],
      unscannable: [...result.unscannable, ...refused],
    },
    notEnforced: notEnforced(result.findings).filter((each) => !findings.some((one) => isSame(one, each))),
    unplaced,
    unconfirmed: [],
  }
}

function isSubmitted(finding: Finding, template: TemplateResult): boolean {
  return !isNotTaken(template, primaryPlace(finding).file.path)
}

/** Whether a file declares resources and the tenant does not take it: there the embedded engine's findings count. */
function isNotTaken({ framework }: TemplateResult, path: string): boolean {
  const info = frameworkInfo(framework)
  return isNamed(path, info.files) && !tenantTakes(info, path)
}

function isSame(a: Finding, b: Finding): boolean {
  return a.subject === b.subject && a.policy === b.policy
}
