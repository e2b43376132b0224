/** The embedded engine: parses a template, judges it by every policy, and reports each fault once. */
import { messageOf } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import type { Judgment, ListedPolicy } from '../core/policy.ts'
import type { Severity } from '../core/policy-info.ts'
import { laterSetOf } from '../core/policy-sets.ts'
import type { TemplateResult, Unscannable } from '../core/report.ts'
import { isUnscannable } from '../core/source.ts'
import type { Template, TemplateSource } from '../core/template.ts'
import { type NoTemplate, parseTemplate } from '../frameworks/parse-template.ts'
import { policiesOf } from '../policies/policies-of.ts'
import { parseSuppressions } from '../suppressions/parse.ts'
import { dedupeFindings } from './dedupe-findings.ts'
import { mergeResults } from './merge-results.ts'
import { placeToFix } from './place-to-fix.ts'
import { separateWrongTypes } from './wrong-types.ts'

export interface OfflineRules {
  /** Policies that are off, or graded otherwise than they grade themselves, by id. */
  readonly policies: ReadonlyMap<string, 'off' | Severity>
  /** The policies that the team writes itself; may throw where they are not valid. */
  readonly own?: (template: Template) => Promise<readonly ListedPolicy[]>
  /** Whether a tenant may decide: policies that are off by default and have a tenant's name show its violations a place. */
  readonly forTenant?: boolean
  /** The set of policies that is pinned: findings of what came later do not count. All sets without one. */
  readonly policySet?: string
  /** What to report instead of going on; undefined as long as there is time. */
  readonly late?: () => Unscannable | undefined
}

/** Judges one template. Never rejects for what a template holds: what can't be read is in the result. */
export async function judgeOffline(
  source: TemplateSource,
  rules: OfflineRules,
): Promise<TemplateResult | NoTemplate> {
  const template = await parseOffline(source)
  return 'notTemplate' in template ? template : judgeParsed(template, rules)
}

/** Judges a template that `parseOffline` gave, also as another tool reads it. */
export async function judgeParsed(template: Template, rules: OfflineRules): Promise<TemplateResult> {
  const result = await judgeTemplate(template, rules)
  const other = template.otherwise && (await judgeOffline(template.otherwise, rules))
  return other === undefined || 'notTemplate' in other ? result : mergeResults(result, other)
}

/** Modules call modules: each level takes a round. Files that name ever more files end here, as gaps or unknowns. */
const MOST_ROUNDS = 30

/** Parses, reads what turned out to be asked for, and parses again, until nothing new is asked for. Never rejects. */
export async function parseOffline(source: TemplateSource): Promise<Template | NoTemplate> {
  let template = await parseTemplate(source)
  for (let round = 0; round < MOST_ROUNDS && (await source.surroundings?.load()); round++) {
    template = await parseTemplate(source)
  }
  return template
}

/** Judges a parsed template by the given policies, by default those of the catalog. */
export async function judgeTemplate(
  template: Template,
  rules: OfflineRules,
  only?: readonly ListedPolicy[],
): Promise<TemplateResult> {
  const findings: Finding[] = []
  const forTenant: Finding[] = []
  const notEnforced: Finding[] = []
  const unscannable: Unscannable[] = [
    ...(template.unreadFiles ?? []).filter(isUnscannable),
    ...template.problems.map(({ message, at }) => ({ path: at.file.path, reason: message, at })),
  ]
  let passed = 0
  for (const policy of only ?? [...(await policiesOf(template)), ...((await rules.own?.(template)) ?? [])]) {
    const grade = rules.policies.get(policy.id)
    const isOff = only === undefined && grade === undefined && policy.enabledByDefault === false
    if (grade === 'off' || (isOff && !isForTenant(policy, rules))) continue
    const late = rules.late?.()
    if (late !== undefined) {
      unscannable.push(late)
      break
    }
    const laterSet =
      only === undefined && grade === undefined ? laterSetOf(policy, rules.policySet ?? '') : undefined
    const judgment = tryToJudge(policy, template)
    if ('reason' in judgment) {
      if (laterSet === undefined) unscannable.push(judgment)
      continue
    }
    if (isOff) {
      for (const each of judgment.findings) forTenant.push({ ...each, onlyByTenant: true })
      continue
    }
    if (laterSet !== undefined) {
      for (const each of judgment.findings) notEnforced.push({ ...each, laterSet })
      continue
    }
    passed += judgment.passed
    // One by one: a call has no room for as many arguments as a large template has findings.
    for (const each of judgment.findings) findings.push({ ...each, severity: grade ?? each.severity })
  }
  const { framework, path, gaps = [], uses = [] } = template
  const suppressions = parseSuppressions(template)
  const reported = (all: readonly Finding[]) => dedupeFindings(all.map((each) => placeToFix(each, template)))
  const sorted = separateWrongTypes(framework, [...reported(findings), ...reported(forTenant)])
  for (const each of sorted.faults) unscannable.push(each)
  // By itself, so that it stands for nothing that counts.
  const awaited = separateWrongTypes(framework, reported(notEnforced)).findings
  return {
    framework,
    path,
    findings: [...sorted.findings, ...awaited],
    unscannable,
    gaps,
    uses,
    suppressions,
    passed,
  }
}

function isForTenant({ mvisionNames }: ListedPolicy, rules: OfflineRules): boolean {
  return rules.forTenant === true && mvisionNames.length > 0
}

/** A policy that throws is a bug; it must neither stop the run nor let the template pass. */
function tryToJudge(policy: ListedPolicy, template: Template): Judgment | Unscannable {
  try {
    return policy.judge(template)
  } catch (error) {
    return { path: template.path, reason: `policy ${policy.id} failed: ${messageOf(error)}` }
  }
}
