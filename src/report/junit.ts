/**
 * JUnit's XML, which every CI shows: a suite per template, a case per policy that blocks, an error for what could not be
 * scanned. It keeps to what Ant's and Jenkins' schemas have in common.
 */
import { type Finding, primaryPlace } from '../core/finding.ts'
import { blocks, type JudgedTemplate, type Report } from '../core/report.ts'
import { gateRemarks } from './gate-remarks.ts'
import {
  checksPassed,
  FIELD,
  MACHINE,
  NO_LOCATION,
  NO_VERDICT,
  NOT_SCANNED,
  UNNAMED_VIOLATION,
} from './messages.ts'
import { listFindings } from './order.ts'
import { collectSecrets, type Secrets } from './secrets.ts'
import { place } from './style.ts'
import { summarySentence } from './summary.ts'
import { escapeText } from './terminal.ts'

interface Case {
  readonly name: string
  readonly problem?: {
    readonly kind: 'failure' | 'error'
    readonly type: string
    readonly message: string
    readonly lines: readonly string[]
  }
}

/** @param now when the run ended; which the format requires */
export function renderJunit(report: Report, { now }: { readonly now: Date }): string {
  const secrets = collectSecrets(report)
  const timestamp = now.toISOString().slice(0, 19)
  const suites = report.judged.map((judged, i) => suite(judged, i, { secrets, timestamp }))
  const changes = gateRemarks(report, secrets).map(({ path, at, title, message }) => {
    return `${title}: ${at === undefined ? path : place(at)}: ${message}`
  })
  if (suites.length > 0 && changes.length > 0) suites.push(gateSuite(changes, suites.length, timestamp))
  // Without a template there is still a suite: CIs take an empty file for a mistake.
  const all = suites.length === 0 ? [gateSuite([MACHINE.noTemplates, ...changes], 0, timestamp)] : suites
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${xmlText(summarySentence(report)).replaceAll('--', '- -')} -->
<testsuites>
${all.join('')}</testsuites>
`
}

interface SuiteOptions {
  readonly secrets: Secrets
  readonly timestamp: string
}

function suite(judged: JudgedTemplate, id: number, { secrets, timestamp }: SuiteOptions): string {
  const cases = casesOf(judged, secrets)
  const { result, engine, existing } = judged
  const many = (kind: 'failure' | 'error') => cases.filter(({ problem }) => problem?.kind === kind).length
  const properties = [
    ['framework', result.framework],
    ['engine', engine],
    ['passed', String(result.passed)],
    ['existing', String(existing.length)],
  ]
  return `  <testsuite name="${token(result.path)}" package="mvc-gate" id="${id}" tests="${cases.length}" failures="${many('failure')}" errors="${many('error')}" time="0" timestamp="${timestamp}" hostname="localhost">
    <properties>
${properties.map(([name, value]) => `      <property name="${name}" value="${xmlText(value ?? '')}"/>\n`).join('')}    </properties>
${cases.map((each) => caseOf(each, result.path)).join('')}    <system-out>${listedLines(judged, secrets)}</system-out>
    <system-err/>
  </testsuite>
`
}

/** What is about no template: a case that passes for each line. */
function gateSuite(lines: readonly string[], id: number, timestamp: string): string {
  const cases = lines.map((name) => caseOf({ name }, 'mvc-gate'))
  return `  <testsuite name="mvc-gate" package="mvc-gate" id="${id}" tests="${cases.length}" failures="0" errors="0" time="0" timestamp="${timestamp}" hostname="localhost">
    <properties>
      <property name="templates" value="${id}"/>
    </properties>
${cases.join('')}    <system-out/>
    <system-err/>
  </testsuite>
`
}

function casesOf(judged: JudgedTemplate, secrets: Secrets): readonly Case[] {
  const { result, rules, unplaced, undetermined } = judged
  const failures = [...groupBlocking(judged).values()].map((findings) => failureOf(findings, secrets))
  const ofTenant = unplaced
    .filter((each) => each.blocks)
    .map(({ name, path, remarks = [] }): Case => {
      const title = secrets.scrub(name ?? UNNAMED_VIOLATION)
      const lines = [NO_LOCATION, ...remarks.map(secrets.scrub)]
      return problem('failure', title, 'tenant', `${title} in ${path}`, lines)
    })
  const unread = result.unscannable.map(({ path, reason, at }): Case => {
    const where = at === undefined ? path : place(at)
    const kind = rules.unscannable === 'block' ? 'error' : undefined
    const words = secrets.scrub(reason)
    return kind === undefined
      ? { name: `${NOT_SCANNED} (not blocking): ${where}` }
      : problem(kind, `scan of ${where}`, 'unscannable', words, [`${where} ${words}`])
  })
  const undecided = undetermined ? [problem('error', 'the tenant', 'undetermined', NO_VERDICT, [])] : []
  const passed: Case = { name: checksPassed(result.passed) }
  return [...failures, ...ofTenant, ...unread, ...undecided, passed]
}

/** What blocks, by policy. */
function groupBlocking({ result, rules }: JudgedTemplate): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of result.findings.filter((each) => blocks(each, rules))) {
    const known = groups.get(finding.policy.id)
    if (known === undefined) groups.set(finding.policy.id, [finding])
    else known.push(finding)
  }
  return groups
}

function failureOf(findings: readonly Finding[], secrets: Secrets): Case {
  const [first] = findings
  if (first === undefined) throw new Error('a group holds a finding')
  const { policy, severity, verdict } = first
  const lines = findings.map((finding) => {
    const notes = [...finding.labels.map(({ note }) => note), ...(finding.remarks ?? [])].join('; ')
    return `${place(primaryPlace(finding))}  ${secrets.scrub(`${finding.resource.name}: ${notes}`)}`
  })
  const message = `${policy.title}${verdict === 'undecided' ? ' (undecided)' : ''}: ${place(primaryPlace(first))}`
  return problem('failure', `${policy.id}: ${policy.title}`, severity, message, [
    ...lines,
    policy.why,
    `${FIELD.fix}: ${policy.fix}`,
  ])
}

function problem(
  kind: 'failure' | 'error',
  name: string,
  type: string,
  message: string,
  lines: readonly string[],
): Case {
  return { name, problem: { kind, type, message, lines } }
}

function caseOf({ name, problem: found }: Case, path: string): string {
  const head = `    <testcase name="${token(name)}" classname="${token(path)}" time="0"`
  if (found === undefined) return `${head}/>\n`
  const { kind, type, message, lines } = found
  const body = lines.map(xmlText).join('\n')
  return `${head}>
      <${kind} type="${token(type)}" message="${xmlText(message)}">${body}</${kind}>
    </testcase>
`
}

/** What was found and does not block. */
function listedLines(judged: JudgedTemplate, secrets: Secrets): string {
  return listFindings({ judged: [judged] })
    .filter(({ blocking }) => !blocking)
    .map(({ finding }) => {
      const verdict = finding.verdict === 'undecided' ? 'undecided' : finding.severity
      return xmlText(
        secrets.scrub(
          `${verdict}  ${place(primaryPlace(finding))}  ${finding.policy.title} [${finding.policy.id}]`,
        ),
      )
    })
    .join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** As XML, without characters that it forbids or a terminal acts on. */
export function xmlText(words: string): string {
  return escapeText(words).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** A name: without blanks at its ends or two in a row, and never empty. */
export function token(words: string): string {
  return xmlText(words).trim().replace(/ {2,}/g, ' ') || '-'
}
