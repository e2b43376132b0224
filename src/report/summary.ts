/** The report's last lines: what the gate decides and what it rests on. */
import { posix } from 'node:path'
import { isViolation } from '../core/finding.ts'
import { SEVERITIES } from '../core/policy-info.ts'
import { type Outcome, outcomeOf, type Report, violates } from '../core/report.ts'
import { acceptLines } from './accept.ts'
import { countFixes } from './fix-counts.ts'
import { followUpOf } from './follow-up.ts'
import {
  COUNTED,
  checksPassed,
  emergency,
  fixLine,
  invalidSuppressions,
  NO_TEMPLATES,
  NO_VERDICT,
  notScanned,
  noVerdictFrom,
  reportedByTenant,
  SUBJECT,
} from './messages.ts'
import { type ListedFinding, listFindings } from './order.ts'
import type { Colors } from './terminal.ts'
import { count, formatDuration, oneLine, pathWords } from './words.ts'

const SEPARATOR = ' · '

/** Files that the command of a fix names. */
const MOST_FIX_PATHS = 3

/** One line; where something blocks also how to accept a finding in each syntax at hand, and below a blocked hook the way past it. */
export function summaryLines(report: Report, colors: Colors): readonly string[] {
  const line = summarySentence(report)
  if (outcomeOf(report) === 'allow') return [`${colors.good('mvc-gate:')} ${line}`]
  const accepting = [...fixLines(report), ...acceptLines(report)].map(colors.quiet)
  if (report.action === 'scan') return [line, ...accepting]
  const verdict = colors.critical(`${SUBJECT[report.action]} blocked:`)
  const wayPast = emergency(report.action, report.bypass)
  return [`${verdict} ${line}`, ...accepting, ...(wayPast === undefined ? [] : [colors.quiet(wayPast)])]
}

function fixLines(report: Report): readonly string[] {
  const counts = countFixes(report)
  const line = counts === undefined ? undefined : fixLine(counts, fixWords(report, counts.files))
  return line === undefined ? [] : [line]
}

/**
 * What is staged is the change itself. On disk, a command without paths would also fix what the base has, so few files are
 * named.
 */
function fixWords(report: Report, files: readonly string[]): string {
  const { staged, folder } = followUpOf(report)
  if (staged) return ' --staged'
  return files.length > MOST_FIX_PATHS ? '' : pathWords(files.map((file) => posix.relative(folder, file)))
}

/** What the decision rests on, who made it and how long it took: `1 high in 1 of 3 templates · offline engine · 0.1 s`. */
export function summarySentence(report: Report): string {
  const outcome = outcomeOf(report)
  const grounds = outcome === 'allow' ? [passedWords(report)] : blockedWords(report, outcome)
  return [...grounds, engineWords(report), formatDuration(report.duration)].join(SEPARATOR)
}

/** Who decided; the last line always says it. */
export function engineWords({ engine, judged, tenants }: Report): string {
  const hosts = tenants.map(({ host }) => oneLine(host, 100)).join(', ')
  if (engine === 'offline') {
    const failed = tenants.some(({ failure }) => failure !== undefined)
    return failed ? `offline engine (${noVerdictFrom(hosts)})` : 'offline engine'
  }
  const others = judged.filter((each) => each.engine === 'offline').length
  const partly = others > 0 ? `, offline engine for ${others}` : ''
  return `inline engine (${hosts})${partly}`
}

/** `1 critical, 2 high`; nothing where there is nothing. */
export function severityWords(findings: readonly ListedFinding[]): string[] {
  return [...SEVERITIES].reverse().flatMap((severity) => {
    const many = findings.filter(({ finding }) => finding.severity === severity).length
    return many === 0 ? [] : [`${many} ${severity}`]
  })
}

function passedWords(report: Report): string {
  const { judged } = report
  if (judged.length === 0) return NO_TEMPLATES
  const passed = judged.reduce((sum, { result }) => sum + result.passed, 0)
  const isInline = judged.every(({ engine }) => engine === 'inline')
  return [
    count(judged.length, 'template'),
    ...(isInline ? ['passed'] : [checksPassed(passed)]),
    ...listedWords(report),
    ...unscannableWords(report),
  ].join(', ')
}

function blockedWords(report: Report, outcome: Exclude<Outcome, 'allow'>): readonly string[] {
  const unscannable = unscannableWords(report)
  if (outcome === 'unscannable') return [...unscannable, ...listedWords(report)]
  if (outcome === 'undetermined') return [NO_VERDICT, ...listedWords(report)]
  const { violations, undecided } = split(listFindings(report).filter((each) => each.blocking))
  const nameless = report.judged.flatMap(({ unplaced }) => unplaced.filter((each) => each.blocks)).length
  const broken = [
    ...severityWords(violations),
    ...(nameless > 0 ? [reportedByTenant(nameless, violations.length > 0)] : []),
    ...(undecided.length > 0 ? [COUNTED.undecided(undecided.length)] : []),
    ...(report.strictSuppressions ? invalidWords(report) : []),
  ]
  const here = report.judged.filter(violates).length
  const all = report.judged.length
  const where = all === 1 || here === 0 ? count(all, 'template') : `${here} of ${count(all, 'template')}`
  return [`${broken.join(', ')} in ${where}`, ...listedWords(report), ...unscannable]
}

/** What was found and does not block. */
function listedWords(report: Report): readonly string[] {
  const { violations, undecided } = split(listFindings(report).filter((each) => !each.blocking))
  const listed = severityWords(violations)
  const nameless = report.judged.flatMap(({ unplaced }) => unplaced.filter((each) => !each.blocks)).length
  if (nameless > 0) listed.push(reportedByTenant(nameless, false))
  const unconfirmed = report.judged.flatMap((each) => each.unconfirmed).length
  const suppressed = report.judged.flatMap((each) => each.suppressed).length
  const existing = report.judged.flatMap((each) => [...each.existing, ...each.existingUnplaced]).length
  const fixed = report.judged.reduce((sum, each) => sum + each.fixed, 0)
  return [
    ...(listed.length > 0 ? [COUNTED.notBlocking(listed)] : []),
    ...(existing > 0 ? [COUNTED.existing(existing)] : []),
    ...(fixed > 0 ? [COUNTED.fixed(fixed)] : []),
    ...(undecided.length > 0 ? [COUNTED.undecided(undecided.length)] : []),
    ...(unconfirmed > 0 ? [COUNTED.unconfirmed(unconfirmed)] : []),
    ...(suppressed > 0 ? [COUNTED.suppressed(suppressed)] : []),
    ...(report.strictSuppressions ? [] : invalidWords(report)),
  ]
}

function invalidWords({ suppressionProblems }: Report): readonly string[] {
  return suppressionProblems.length > 0 ? [invalidSuppressions(suppressionProblems.length)] : []
}

function unscannableWords({ judged }: Report): readonly string[] {
  const broken = judged.filter(({ result }) => result.unscannable.length > 0)
  if (broken.length === 0) return []
  const judgedInPart = broken.every(({ result }) => result.passed > 0 || result.findings.length > 0)
  return [notScanned(broken.length, judgedInPart)]
}

function split(findings: readonly ListedFinding[]): {
  readonly violations: readonly ListedFinding[]
  readonly undecided: readonly ListedFinding[]
} {
  return {
    violations: findings.filter(({ finding }) => isViolation(finding)),
    undecided: findings.filter(({ finding }) => !isViolation(finding)),
  }
}
