/**
 * GitHub Actions: annotations as workflow commands, and a page for the job's summary
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
 */
import { type Finding, primaryPlace } from '../core/finding.ts'
import { outcomeOf, type Report } from '../core/report.ts'
import type { Location } from '../core/source.ts'
import { gateRemarks } from './gate-remarks.ts'
import { NO_LOCATION, NOT_SCANNED, UNNAMED_VIOLATION } from './messages.ts'
import { fixesIn, maskedDiff } from './offered-fixes.ts'
import { listFindings } from './order.ts'
import { collectSecrets, type Secrets } from './secrets.ts'
import { place } from './style.ts'
import { summarySentence } from './summary.ts'
import { escapeText } from './terminal.ts'
import { count } from './words.ts'

/** GitHub shows so many of each kind for a step, and drops the rest silently. */
const MOST_ANNOTATIONS = 10
/** A summary may have 1 MiB; people do not read more rows than this. */
const MOST_ROWS = 200
const LONGEST_CELL = 1_000

type Kind = 'error' | 'warning' | 'notice'

interface Annotation {
  readonly kind: Kind
  readonly path: string
  readonly at?: Location
  readonly title: string
  readonly message: string
}

/** Annotations, and a line with what was decided; what exceeds GitHub's limit is counted. */
export function renderGithub(report: Report): string {
  const all = annotationsOf(report)
  const shown = (['error', 'warning', 'notice'] as const).flatMap((kind) =>
    all.filter((each) => each.kind === kind).slice(0, MOST_ANNOTATIONS),
  )
  const more = all.length - shown.length
  return [
    ...shown.map(commandOf),
    ...(more > 0 ? [`${count(more, 'more finding')} than GitHub shows for a step; see the summary`] : []),
    `mvc-gate: ${escapeText(summarySentence(report))}`,
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function annotationsOf(report: Report): readonly Annotation[] {
  const secrets = collectSecrets(report)
  const findings = listFindings(report).map(({ finding, blocking }): Annotation => {
    const { policy, severity, verdict, resource, labels, remarks = [] } = finding
    const isOpen = verdict === 'undecided'
    const at = primaryPlace(finding)
    const notes = [...labels.map(({ note }) => note), ...remarks].join('; ')
    return {
      kind: blocking ? 'error' : isOpen ? 'notice' : 'warning',
      path: at.file.path,
      at,
      title: `${isOpen ? 'undecided' : severity}: ${policy.title}`,
      message: secrets.scrub(`${resource.name}: ${notes}\n${policy.fix} [${policy.id}]`),
    }
  })
  const others = report.judged.flatMap(({ unplaced, result, rules }): Annotation[] => [
    ...unplaced.map(({ path, name, blocks, remarks = [] }) => ({
      kind: blocks ? ('error' as const) : ('warning' as const),
      path,
      title: secrets.scrub(name ?? UNNAMED_VIOLATION),
      message: secrets.scrub([NO_LOCATION, ...remarks].join('; ')),
    })),
    ...result.unscannable.map(({ path, reason, at }) => ({
      kind: rules.unscannable === 'block' ? ('error' as const) : ('warning' as const),
      path,
      ...(at === undefined ? {} : { at }),
      title: NOT_SCANNED,
      message: secrets.scrub(reason),
    })),
  ])
  const changes = gateRemarks(report, secrets).map(
    ({ kind, path, at, title, message }): Annotation => ({
      kind: kind === 'suppression' ? 'notice' : 'warning',
      path,
      ...(at === undefined ? {} : { at }),
      title,
      message,
    }),
  )
  // The few of them come first, so that a crowd of findings does not push them out.
  return [...changes, ...findings, ...others]
}

function commandOf({ kind, path, at, title, message }: Annotation): string {
  const start = at?.file.position(at.range.start)
  const end = at?.file.position(at.range.end)
  const properties = [
    `file=${property(path)}`,
    ...(start === undefined || end === undefined ? [] : [`line=${start.line}`, `endLine=${end.line}`]),
    // GitHub takes columns for places within a line only.
    ...(start !== undefined && start.line === end?.line
      ? [`col=${start.column}`, `endColumn=${end.column}`]
      : []),
    `title=${property(title)}`,
  ]
  return `::${kind} ${properties.join(',')}::${data(message)}`
}

function data(text: string): string {
  return text.split('\n').map(escapeText).join('\n').replaceAll('%', '%25').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return escapeText(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** Markdown for `$GITHUB_STEP_SUMMARY`. */
export function renderGithubSummary(report: Report): string {
  const secrets = collectSecrets(report)
  const rows = [
    ...gateRemarks(report, secrets).map(({ path, at, title, message }) =>
      row([title, message, at === undefined ? path : place(at), '', 'no']),
    ),
    ...listFindings(report).map(({ finding, blocking }) => rowOf(finding, blocking)),
    ...report.judged.flatMap(({ unplaced, result, rules }) => [
      ...unplaced.map(({ path, name, blocks }) =>
        row(['tenant', name ?? UNNAMED_VIOLATION, path, '', blocks ? 'yes' : 'no']),
      ),
      ...result.unscannable.map(({ path, reason, at }) =>
        row([
          NOT_SCANNED,
          reason,
          at === undefined ? path : place(at),
          '',
          rules.unscannable === 'block' ? 'yes' : 'no',
        ]),
      ),
    ]),
  ]
  const more = rows.length - MOST_ROWS
  const table = [
    '| | finding | place | resource | blocks |',
    '| --- | --- | --- | --- | --- |',
    ...rows.slice(0, MOST_ROWS),
  ]
  const head = outcomeOf(report) === 'allow' ? 'passed' : 'blocked'
  return secrets.scrub(
    [
      `## mvc-gate: ${head}`,
      '',
      cell(summarySentence(report)),
      '',
      ...(rows.length === 0 ? [] : table),
      ...(more > 0 ? ['', `and ${more} more`] : []),
      ...fixSection(report, secrets),
      '',
    ].join('\n'),
  )
}

/** People do not read more diffs than this, and a summary has little room. */
const MOST_DIFFS = 20
const LONGEST_DIFF = 20_000

/** A block with a diff for each fix, in the order of the findings. */
function fixSection(report: Report, secrets: Secrets): readonly string[] {
  const fixes = fixesIn(report)
  const blocks = listFindings(report).flatMap(({ finding }) => {
    const fix = fixes.get(finding)
    const diff = fix === undefined || 'refused' in fix ? undefined : maskedDiff(fix, secrets)
    if (fix === undefined || diff === undefined || diff.length > LONGEST_DIFF) return []
    const unsafe = 'refused' in fix || fix.unsafe === undefined ? '' : `, unsafe: ${fix.unsafe}`
    const title = `${place(primaryPlace(finding))} ${finding.policy.id}${unsafe}`
    return [['', cell(title), '', ...fenced(diff)]]
  })
  const more = blocks.length - MOST_DIFFS
  if (blocks.length === 0) return []
  return [
    '',
    '### Fixes',
    ...blocks.slice(0, MOST_DIFFS).flat(),
    ...(more > 0 ? ['', `and ${more} more`] : []),
  ]
}

/** A block that no line in it ends. */
function fenced(diff: string): readonly string[] {
  const longest = Math.max(2, ...(diff.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}diff`, ...diff.trimEnd().split('\n').map(escapeText), fence]
}

function rowOf(finding: Finding, blocking: boolean): string {
  const { policy, severity, verdict, resource } = finding
  return row([
    verdict === 'undecided' ? 'undecided' : severity,
    `${policy.title} [${policy.id}]`,
    place(primaryPlace(finding)),
    resource.name,
    blocking ? 'yes' : 'no',
  ])
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`
}

/** As plain text, whatever Markdown or HTML is in it. */
function cell(text: string): string {
  return escapeText(text.slice(0, LONGEST_CELL)).replace(
    /[\\`*_{}[\]()#+\-.!|<>&~@:]/g,
    (character) => `&#${character.codePointAt(0)};`,
  )
}
