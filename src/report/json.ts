/** The report for programs; schemas/report.schema.json describes it. Places, never text of a template. */

import { controlsOf, kindsOf } from '../controls/controls.ts'
import type { Label } from '../core/claim.ts'
import { type Finding, isViolation, primaryPlace, resourceNames } from '../core/finding.ts'
import type { Fix, Refusal } from '../core/fix.ts'
import { propertyOf } from '../core/found-property.ts'
import { identityOf } from '../core/identity.ts'
import { CUSTOM } from '../core/platforms.ts'
import { SEVERITIES, type Severity } from '../core/policy-info.ts'
import { setOf } from '../core/policy-sets.ts'
import {
  blocks,
  type ExceptionEntry,
  type JudgedTemplate,
  outcomeOf,
  type Report,
  type UnplacedViolation,
  type Unscannable,
} from '../core/report.ts'
import type { Location } from '../core/source.ts'
import { decidingInputs } from './deciding-inputs.ts'
import { fixesIn, isShareable } from './offered-fixes.ts'
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
    unconfirmed: report.judged.flatMap(({ unconfirmed }) =>
      unconfirmed.map((finding) => ({
        ...findingOf({ finding, blocking: false }, secrets),
        automaticFix: null,
      })),
    ),
    existing: report.judged.flatMap(({ existing }) =>
      existing.map((finding) => ({
        ...findingOf({ finding, blocking: false }, secrets),
        automaticFix: null,
      })),
    ),
    notEnforced: report.judged.flatMap(({ notEnforced = [] }) =>
      notEnforced.map((finding) => ({
        ...findingOf({ finding, blocking: false }, secrets),
        automaticFix: null,
      })),
    ),
    suppressions: report.judged.flatMap(({ suppressed }) =>
      suppressed.map(({ path, policy, resource, reason, by, exception }) => ({
        path,
        policy,
        resource: resource ?? null,
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
    packs: (report.packs ?? []).map((pack) => ({ ...pack, name: secrets.scrub(pack.name) })),
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

function findingOf({ finding, blocking }: ListedFinding, secrets: Secrets): object {
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
function automaticFix(answer: Fix | Refusal | undefined, secrets: Secrets): object | null {
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

function unplacedOf(violation: UnplacedViolation, existing: boolean, secrets: Secrets): object {
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

function entryOf(
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

function unscannableOf({ path, reason, at }: Unscannable, blocking: boolean, secrets: Secrets): object {
  return {
    path,
    reason: secrets.scrub(reason),
    blocking,
    location: at === undefined ? null : locationOf(at),
  }
}

function locationOf({ file, range }: Location): object {
  const position = (offset: number): object => ({ ...file.position(offset), offset })
  return { path: file.path, start: position(range.start), end: position(range.end) }
}
