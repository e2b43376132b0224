/** The report for programs; schemas/report.schema.json describes it. Places, never text of a template. */

import { type Finding, isViolation } from '../core/finding.ts'
import { SEVERITIES, type Severity } from '../core/policy-info.ts'
import { blocks, type JudgedTemplate, outcomeOf, type Report } from '../core/report.ts'
import { decidingInputs } from './deciding-inputs.ts'
import { automaticFix, entryOf, findingOf, locationOf, unplacedOf, unscannableOf } from './json-items.ts'
import { listedPacks } from './listed-packs.ts'
import { fixesIn } from './offered-fixes.ts'
import { type ListedFinding, listFindings } from './order.ts'
import { collectSecrets, type Secrets } from './secrets.ts'
import { escapeJson } from './terminal.ts'

/** Grows when a reader of the earlier form could misread the new one; added fields don't count. */
export const SCHEMA_VERSION = 2

export interface JsonOptions {
  /** Of mvc-gate. */
  readonly version: string
}

/**
 * Renders the report as indented JSON, ending in a line feed. What is not there is null, so that every field is
 * always present. Characters that a terminal would act on are written as `\uNNNN`; a path's bytes that are not
 * UTF-8 are lone surrogates there.
 */
export function renderJson(report: Report, { version }: JsonOptions): string {
  const secrets = collectSecrets(report)
  const findings = listFindings(report)
  const fixes = fixesIn(report)
  const document = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'mvc-gate', version },
    engine: report.engine,
    tenants: report.tenants.map(({ host, failure }) => ({
      host,
      failure:
        failure === undefined
          ? null
          : { reason: secrets.scrub(failure.reason), hint: failure.hint ?? null, instead: failure.instead },
    })),
    action: report.action,
    outcome: outcomeOf(report),
    durationMs: Math.max(0, Math.round(report.duration)),
    summary: summary(report, findings, secrets),
    templates: report.judged.map(template),
    findings: findings.map((each) => ({
      ...findingOf(each, secrets),
      automaticFix: automaticFix(fixes.get(each.finding), secrets),
    })),
    tenantViolations: report.judged.flatMap(({ unplaced, existingUnplaced }) => [
      ...unplaced.map((each) => unplacedOf(each, false, secrets)),
      ...existingUnplaced.map((each) => unplacedOf(each, true, secrets)),
    ]),
    unconfirmed: report.judged.flatMap((judged) => uncounted(judged.unconfirmed, secrets)),
    existing: report.judged.flatMap((judged) => uncounted(judged.existing, secrets)),
    notEnforced: report.judged.flatMap(({ notEnforced = [] }) => uncounted(notEnforced, secrets)),
    ...aboutGate(report, secrets),
    unscannable: report.judged.flatMap(({ result, rules }) =>
      result.unscannable.map((each) => unscannableOf(each, rules.unscannable === 'block', secrets)),
    ),
    notChecked: report.notChecked.map(({ path, at, reason, notable }) => ({
      path,
      location: at === undefined ? null : locationOf(at),
      reason: secrets.scrub(reason),
      notable,
    })),
    notes: report.notes.map(secrets.scrub),
  }
  return `${escapeJson(JSON.stringify(document, null, 2))}\n`
}

/** Findings that do not count. */
function uncounted(findings: readonly Finding[], secrets: Secrets): readonly object[] {
  return findings.map((finding) => ({
    ...findingOf({ finding, blocking: false }, secrets),
    automaticFix: null,
  }))
}

/** What the change does to the gate itself, and what suppresses findings. */
function aboutGate(report: Report, secrets: Secrets): object {
  return {
    suppressions: report.judged.flatMap(({ suppressed }) =>
      suppressed.map(({ path, policy, resource, reason, by, exception }) => ({
        path,
        policy,
        resource: resource === undefined ? null : secrets.scrub(resource),
        reason: secrets.scrub(reason),
        by,
        exception:
          exception === undefined
            ? null
            : { location: locationOf(exception.at), ...entryOf(exception, secrets) },
      })),
    ),
    invalidSuppressions: report.suppressionProblems.map(({ path, at, message }) => ({
      path,
      location: at === undefined ? null : locationOf(at),
      message: secrets.scrub(message),
    })),
    addedSuppressions: report.addedSuppressions.map(({ path, at, policies, reason }) => ({
      path,
      location: at === undefined ? null : locationOf(at),
      policies,
      reason: secrets.scrub(reason),
    })),
    exceptionChanges: report.exceptionChanges.map(({ kind, path, at, entry, before }) => ({
      kind,
      path,
      location: locationOf(at),
      entry: entryOf(entry, secrets),
      before: before === undefined ? null : entryOf(before, secrets),
    })),
    configurationChanges: report.configurationChanges.map(({ path, key, message, files }) => ({
      path,
      key: key ?? null,
      message: secrets.scrub(message),
      files,
    })),
    configurationProblems: report.configurationProblems.map(({ path, message }) => ({
      path,
      message: secrets.scrub(message),
    })),
    packs: listedPacks(report, secrets),
  }
}

function summary(report: Report, findings: readonly ListedFinding[], secrets: Secrets): object {
  const violations = findings.filter(({ finding }) => isViolation(finding))
  const ofSeverity = (severity: Severity): number =>
    violations.filter(({ finding }) => finding.severity === severity).length
  return {
    templates: report.judged.length,
    passed: report.judged.reduce((sum, { result }) => sum + result.passed, 0),
    violations: Object.fromEntries(SEVERITIES.map((severity) => [severity, ofSeverity(severity)])),
    undecided: findings.length - violations.length,
    decidedBy: decidingInputs(report).map((each) => ({ ...each, input: secrets.scrub(each.input) })),
    existing: report.judged.flatMap(({ existing, existingUnplaced }) => [...existing, ...existingUnplaced])
      .length,
    fixed: report.judged.reduce((sum, each) => sum + each.fixed, 0),
    blocking:
      findings.filter(({ blocking }) => blocking).length +
      report.judged.flatMap(({ unplaced }) => unplaced.filter((each) => each.blocks)).length,
    unscannable: report.judged.filter(({ result }) => result.unscannable.length > 0).length,
    notChecked: report.notChecked.length,
  }
}

function template({ result, rules, engine, unplaced, reachedThrough }: JudgedTemplate): object {
  return {
    path: result.path,
    framework: result.framework,
    reachedThrough: reachedThrough ?? null,
    engine,
    passed: result.passed,
    findings: result.findings.length,
    blocking:
      result.findings.filter((finding) => blocks(finding, rules)).length +
      unplaced.filter((each) => each.blocks).length,
    unscannable: result.unscannable.length,
    rules: { failOn: rules.failOn, undecided: rules.undecided, unscannable: rules.unscannable },
  }
}
