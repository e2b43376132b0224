/**
 * GitLab's reports: code quality (https://docs.gitlab.com/ci/testing/code_quality/) and SAST, schema 15.2
 * (https://docs.gitlab.com/user/application_security/sast/). Both hold what counts, and no text of a template.
 */
import { createHash } from 'node:crypto'
import { type Finding, isViolation, primaryPlace } from '../core/finding.ts'
import type { Severity } from '../core/policy-info.ts'
import { outcomeOf, type Report } from '../core/report.ts'
import type { Location } from '../core/source.ts'
import { fingerprints } from './fingerprints.ts'
import { gateRemarks } from './gate-remarks.ts'
import { LOOK_UP_POLICY, MACHINE, NO_LOCATION, UNNAMED_VIOLATION, unscannableFix } from './messages.ts'
import { exactDiff, fixesIn } from './offered-fixes.ts'
import { listFindings } from './order.ts'
import { collectSecrets, type Secrets } from './secrets.ts'
import { escapeJson, escapeText } from './terminal.ts'

const QUALITY: Readonly<Record<Severity, 'minor' | 'major' | 'critical' | 'blocker'>> = {
  low: 'minor',
  medium: 'major',
  high: 'critical',
  critical: 'blocker',
}

const SAST_VERSION = '15.2.1'

/** One issue, wherever it comes from. */
interface Entry {
  readonly check: string
  readonly title: string
  readonly description: string
  readonly fix: string
  readonly severity: Severity | undefined
  readonly fingerprint: string
  readonly path: string
  readonly at: Location | undefined
  readonly references: readonly string[]
}

/** An array of issues, as GitLab's merge requests compare them by fingerprint. */
export function renderGitlabCodeQuality(report: Report): string {
  const issues = entriesOf(report).map(({ check, title, description, severity, fingerprint, path, at }) => ({
    description: `${title}: ${description}`,
    check_name: check,
    fingerprint,
    severity: severity === undefined ? 'blocker' : QUALITY[severity],
    location: { path: pathOf(path), lines: { begin: lineOf(at).start } },
  }))
  const changes = gateRemarks(report, collectSecrets(report)).map(({ kind, path, at, title, message }) => ({
    description: `${title}: ${message}`,
    check_name: `gate-${kind}`,
    fingerprint: digest('gate', kind, path, message),
    severity: kind === 'suppression' ? 'info' : 'minor',
    location: { path: pathOf(path), lines: { begin: lineOf(at).start } },
  }))
  return written([...issues, ...changes])
}

export interface SastOptions {
  /** Of mvc-gate. */
  readonly version: string
  /** When the run ended. */
  readonly now: Date
}

export function renderGitlabSast(report: Report, { version, now }: SastOptions): string {
  const tool = { id: 'mvc-gate', name: 'mvc-gate', version, vendor: { name: 'mvc-gate' } }
  const time = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 19)
  const outcome = outcomeOf(report)
  return written({
    version: SAST_VERSION,
    scan: {
      analyzer: tool,
      scanner: tool,
      type: 'sast',
      start_time: time(now.getTime() - report.duration),
      end_time: time(now.getTime()),
      status: outcome === 'allow' || outcome === 'violations' ? 'success' : 'failure',
      messages: messagesOf(report),
    },
    vulnerabilities: entriesOf(report)
      .filter(({ severity }) => severity !== undefined)
      .map((each) => ({
        id: each.fingerprint,
        name: each.title,
        description: each.description,
        severity: capital(each.severity ?? 'unknown'),
        solution: each.fix,
        location: {
          file: pathOf(each.path),
          start_line: lineOf(each.at).start,
          end_line: lineOf(each.at).end,
        },
        identifiers: [{ type: 'mvc_gate_policy', name: each.check, value: each.check }],
        links: each.references.map((url) => ({ url })),
      })),
    ...remediationsOf(report),
  })
}

/**
 * Diffs that GitLab can apply
 * (https://docs.gitlab.com/development/integrations/secure/#remediations); unsafe fixes are for people.
 */
function remediationsOf(report: Report): { readonly remediations?: readonly object[] } {
  const secrets = collectSecrets(report)
  const fixes = fixesIn(report)
  if (fixes.size === 0) return {}
  const remediations = findingEntries(report, secrets).flatMap(({ finding, entry }) => {
    const fix = fixes.get(finding)
    if (fix === undefined || 'refused' in fix || fix.unsafe !== undefined) return []
    const diff = exactDiff(fix, secrets)
    if (diff === undefined) return []
    return [
      { fixes: [{ id: entry.fingerprint }], summary: entry.fix, diff: Buffer.from(diff).toString('base64') },
    ]
  })
  return { remediations }
}

/** What was not scanned, and what the change does to the gate. */
function messagesOf(report: Report): readonly object[] {
  const secrets = collectSecrets(report)
  const changes = gateRemarks(report, secrets).map(({ kind, path, title, message }) => ({
    level: kind === 'suppression' ? 'info' : 'warn',
    value: `${title}: ${pathOf(path)}: ${message}`,
  }))
  const unread = report.judged.flatMap(({ result, rules }) =>
    result.unscannable.map(({ path, reason }) => ({
      level: rules.unscannable === 'block' ? 'fatal' : 'warn',
      value: `${pathOf(path)} was not scanned: ${secrets.scrub(reason)}`,
    })),
  )
  return [...unread, ...changes]
}

function entriesOf(report: Report): readonly Entry[] {
  const secrets = collectSecrets(report)
  const findings = findingEntries(report, secrets).map(({ entry }) => entry)
  const others = report.judged.flatMap(({ unplaced, result, rules }): Entry[] => [
    ...unplaced.map(({ path, name, policy, blocks, remarks = [] }, i) => ({
      check: policy?.id ?? 'tenant-policy',
      title: secrets.scrub(name ?? UNNAMED_VIOLATION),
      description: secrets.scrub([NO_LOCATION, ...remarks].join('; ')),
      fix: policy?.fix ?? LOOK_UP_POLICY,
      severity: blocks ? ('high' as const) : ('low' as const),
      fingerprint: digest('tenant', path, name ?? '', String(i)),
      path,
      at: undefined,
      references: policy?.references ?? [],
    })),
    ...result.unscannable.map((part, i) => ({
      check: 'unscannable',
      title: MACHINE.notScannedTitle,
      description: secrets.scrub(part.reason),
      fix: unscannableFix(part, rules.unscannable),
      severity: undefined,
      fingerprint: digest('unscannable', part.path, part.reason, String(i)),
      path: part.path,
      at: part.at,
      references: [],
    })),
  ])
  return [...findings, ...others]
}

function findingEntries(
  report: Report,
  secrets: Secrets,
): readonly { readonly finding: Finding; readonly entry: Entry }[] {
  const fingerprintOf = fingerprints()
  return listFindings(report)
    .filter(({ finding, blocking }) => isViolation(finding) || blocking)
    .map(({ finding }) => ({ finding, entry: entryOf(finding, fingerprintOf(finding), secrets) }))
}

function entryOf(finding: Finding, fingerprint: string, secrets: Secrets): Entry {
  const { policy, severity, resource, labels, remarks = [] } = finding
  const at = primaryPlace(finding)
  const notes = [...labels.map(({ note }) => note), ...remarks].join('; ')
  return {
    check: policy.id,
    title: policy.title,
    description: secrets.scrub(`${resource.name}: ${notes}`),
    fix: policy.fix,
    severity,
    fingerprint: digest(fingerprint, at.file.path),
    path: at.file.path,
    at,
    references: policy.references,
  }
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32)
}

function lineOf(at: Location | undefined): { readonly start: number; readonly end: number } {
  if (at === undefined) return { start: 1, end: 1 }
  return { start: at.file.position(at.range.start).line, end: at.file.position(at.range.end).line }
}

/** Bytes that are not UTF-8 cannot be written in JSON. */
function pathOf(path: string): string {
  return /\p{Surrogate}/u.test(path) ? escapeText(path) : path
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function written(document: unknown): string {
  return `${escapeJson(JSON.stringify(document, null, 2))}\n`
}
