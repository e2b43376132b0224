/**
 * SARIF 2.1.0, for code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). Places, never text of a template.
 */

import type { Label } from '../core/claim.ts'
import { compareText } from '../core/compare.ts'
import type { Finding } from '../core/finding.ts'
import type { Fix, Refusal } from '../core/fix.ts'
import { atLeast, type Severity } from '../core/policy-info.ts'
import { outcomeOf, type Report, type Suppressed, type UnplacedViolation } from '../core/report.ts'
import type { Location } from '../core/source.ts'
import { acceptedUntil } from './exception-words.ts'
import { fingerprints } from './fingerprints.ts'
import { gateRemarks } from './gate-remarks.ts'
import { listedPacks } from './listed-packs.ts'
import { HEADING, MACHINE, NO_LOCATION, NOT_SCANNED, noVerdictFrom, UNNAMED_VIOLATION } from './messages.ts'
import { editsByFile, fixesIn, isShareable } from './offered-fixes.ts'
import { listFindings } from './order.ts'
import { ruleOf, TENANT_RULE } from './sarif-rules.ts'
import { collectSecrets, type Secrets } from './secrets.ts'
import { escapeJson } from './terminal.ts'
import { uriOf } from './uri.ts'

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
}

const FINGERPRINT = 'mvcGateIdentity/v1'

interface Writing {
  readonly secrets: Secrets
  readonly fingerprintOf: (finding: Finding) => string
  readonly fixes: ReadonlyMap<Finding, Fix | Refusal>
}

/** @param version of mvc-gate */
export function renderSarif(report: Report, { version }: { readonly version: string }): string {
  const writing = { secrets: collectSecrets(report), fingerprintOf: fingerprints(), fixes: fixesIn(report) }
  const run = {
    tool: {
      driver: {
        name: 'mvc-gate',
        version,
        semanticVersion: version,
        informationUri: 'https://www.npmjs.com/package/mvc-gate',
        rules: rulesOf(report),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: MACHINE.root } } },
    invocations: [invocation(report, writing.secrets)],
    results: resultsOf(report, writing),
    ...(report.packs && { properties: { packs: listedPacks(report, writing.secrets) } }),
  }
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  }
  return `${escapeJson(JSON.stringify(document, null, 2))}\n`
}

function rulesOf(report: Report): readonly object[] {
  const findings = report.judged.flatMap(({ result, existing, unconfirmed, suppressed }) => [
    ...result.findings,
    ...existing,
    ...unconfirmed,
    ...suppressed.flatMap(({ finding }) => finding ?? []),
  ])
  const unplaced = unplacedOf(report)
  const followed = [
    ...findings,
    ...unplaced.flatMap(({ policy }) => (policy === undefined ? [] : { policy, severity: policy.severity })),
  ]
  const worst = new Map<string, Pick<Finding, 'policy' | 'severity'>>()
  for (const each of followed) {
    const known = worst.get(each.policy.id)
    if (known === undefined || atLeast(each.severity, known.severity)) worst.set(each.policy.id, each)
  }
  const rules = [...worst.values()]
    .sort((a, b) => compareText(a.policy.id, b.policy.id))
    .map(({ policy, severity }) => ruleOf(policy, severity, LEVELS))
  const needsTenantRule =
    unplaced.some(({ policy }) => policy === undefined) ||
    report.judged.some(({ suppressed }) => suppressed.some(({ finding }) => finding === undefined))
  return needsTenantRule ? [...rules, TENANT_RULE] : rules
}

function unplacedOf({ judged }: Report): readonly UnplacedViolation[] {
  return judged.flatMap(({ unplaced, existingUnplaced }) => [...unplaced, ...existingUnplaced])
}

function resultsOf(report: Report, writing: Writing): readonly object[] {
  return [
    ...listFindings(report).map(({ finding }) => ({ ...resultOf(finding, writing), baselineState: 'new' })),
    ...report.judged.flatMap(({ unplaced, existingUnplaced }) => [
      ...unplaced.map((each) => ({ ...tenantResult(each, writing), baselineState: 'new' })),
      ...existingUnplaced.map((each) => ({ ...tenantResult(each, writing), baselineState: 'unchanged' })),
    ]),
    ...report.judged.flatMap(({ existing }) =>
      existing.map((finding) => ({ ...resultOf(finding, writing), baselineState: 'unchanged' })),
    ),
    // The tenant decides, and does not report them.
    ...report.judged.flatMap(({ unconfirmed }) =>
      unconfirmed.map((finding) => ({ ...resultOf(finding, writing), kind: 'informational', level: 'none' })),
    ),
    ...report.judged.flatMap(({ suppressed }) => suppressed.map((each) => suppressedResult(each, writing))),
  ]
}

function resultOf(finding: Finding, { secrets, fingerprintOf, fixes }: Writing): object {
  const { policy, labels, resource, verdict, severity, remarks = [] } = finding
  const [primary, ...others] = labels
  const isOpen = verdict === 'undecided'
  return {
    ruleId: policy.id,
    kind: isOpen ? 'open' : 'fail',
    level: isOpen ? 'none' : LEVELS[severity],
    message: {
      text: secrets.scrub(
        [
          `${policy.title}${isOpen ? ' (undecided)' : ''}: ${primary.note}. ${resource.name}. ${policy.fix}`,
          ...remarks,
        ].join(' '),
      ),
    },
    locations: [
      {
        ...locationOf(primary.at),
        logicalLocations: [{ fullyQualifiedName: secrets.scrub(resource.name), kind: 'resource' }],
      },
    ],
    relatedLocations: [...origins([primary, ...others]), ...others].map(({ at, note }, id) => ({
      id,
      ...locationOf(at),
      message: { text: secrets.scrub(note) },
    })),
    partialFingerprints: { [FINGERPRINT]: fingerprintOf(finding) },
    ...fixesOf(finding, fixes.get(finding), secrets),
    properties: { severity, resourceType: resource.type, also: finding.also },
  }
}

/** What a viewer can make of the artifacts by itself (§3.55); unsafe fixes say what they do. */
function fixesOf({ policy }: Finding, answer: Fix | Refusal | undefined, secrets: Secrets): object {
  if (answer === undefined || 'refused' in answer || !isShareable(answer, secrets)) return {}
  const unsafe = answer.unsafe === undefined ? '' : ` (unsafe: ${answer.unsafe})`
  return {
    fixes: [
      {
        description: { text: secrets.scrub(`${policy.fix}${unsafe}`) },
        artifactChanges: editsByFile(answer).map(([{ path }, edits]) => ({
          artifactLocation: artifact(path),
          replacements: edits.map((edit) => ({
            deletedRegion: regionOf(edit),
            ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
          })),
        })),
      },
    ],
  }
}

/** Where values were written that stand elsewhere. */
function origins(labels: readonly Label[]): readonly { readonly at: Location; readonly note: string }[] {
  return labels.flatMap(({ from }) => (from === undefined ? [] : [{ at: from.at, note: from.what }]))
}

function tenantResult(
  { path, name, policy, blocks, remarks = [] }: UnplacedViolation,
  { secrets }: Writing,
): object {
  return {
    ruleId: policy?.id ?? TENANT_RULE.id,
    kind: 'fail',
    level: blocks ? 'error' : 'note',
    message: {
      text: secrets.scrub([`${name ?? UNNAMED_VIOLATION}: ${NO_LOCATION}`, ...remarks].join('. ')),
    },
    locations: [fileLocation(path)],
  }
}

function suppressedResult(suppressed: Suppressed, writing: Writing): object {
  const { finding, path, policy, reason, by, exception } = suppressed
  const result =
    finding === undefined
      ? {
          ruleId: TENANT_RULE.id,
          kind: 'fail',
          level: 'note',
          message: { text: writing.secrets.scrub(policy) },
          locations: [fileLocation(path)],
        }
      : resultOf(finding, writing)
  const kind = by === 'template' ? 'inSource' : 'external'
  const words = exception === undefined ? reason : `${reason} (${acceptedUntil(exception)})`
  const justification = writing.secrets.scrub(words)
  return { ...result, suppressions: [{ kind, justification, ...reviewOf(exception, writing) }] }
}

/** Where an exception is, and who answers for it: §3.35 takes further properties in a bag. */
function reviewOf(exception: Suppressed['exception'], { secrets }: Writing): object {
  if (exception === undefined) return {}
  const { at, owners, ticket, until } = exception
  return {
    status: 'accepted',
    location: locationOf(at),
    properties: {
      owners,
      ...(ticket === undefined ? {} : { ticket: secrets.scrub(ticket) }),
      ...(until === undefined ? {} : { until }),
    },
  }
}

function locationOf(at: Location): object {
  return { physicalLocation: { artifactLocation: artifact(at.file.path), region: regionOf(at) } }
}

function regionOf({ file, range }: Location): object {
  const start = file.position(range.start)
  const end = file.position(range.end)
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  }
}

function fileLocation(path: string): object {
  return { physicalLocation: { artifactLocation: artifact(path) } }
}

function artifact(path: string): object {
  return { uri: uriOf(path), uriBaseId: '%SRCROOT%' }
}

/** What was not checked, what could not be read, and which tenant gave no verdict. */
function invocation(report: Report, secrets: Secrets): object {
  const notify = (level: 'error' | 'warning' | 'note', text: string, location?: object) => ({
    level,
    message: { text: secrets.scrub(text) },
    ...(location === undefined ? {} : { locations: [location] }),
  })
  const outcome = outcomeOf(report)
  return {
    executionSuccessful: outcome === 'allow' || outcome === 'violations',
    toolExecutionNotifications: [
      ...report.judged.flatMap(({ result, rules }) =>
        result.unscannable.map(({ path, at, reason }) =>
          notify(
            rules.unscannable === 'block' ? 'error' : 'warning',
            `${NOT_SCANNED}: ${reason}`,
            at === undefined ? fileLocation(path) : locationOf(at),
          ),
        ),
      ),
      ...report.tenants.flatMap(({ host, failure }) =>
        failure === undefined ? [] : [notify('warning', `${noVerdictFrom(host)}: ${failure.reason}`)],
      ),
      ...gateRemarks(report, secrets).map(({ kind, path, at, title, message }) =>
        notify(
          kind === 'suppression' ? 'note' : 'warning',
          `${title}: ${message}`,
          at === undefined ? fileLocation(path) : locationOf(at),
        ),
      ),
      ...report.suppressionProblems.map(({ path, at, message }) =>
        notify('warning', message, at === undefined ? fileLocation(path) : locationOf(at)),
      ),
      ...report.notChecked
        .filter(({ notable }) => notable)
        .map(({ path, at, reason }) =>
          notify(
            'note',
            `${HEADING.notChecked.toLowerCase()}: ${reason}`,
            at === undefined ? fileLocation(path) : locationOf(at),
          ),
        ),
      ...report.notes.map((note) => notify('note', note)),
    ],
  }
}
