/** The report for people: one frame for all that blocks, one line for all that does not, one line to sum up. */
import { type Finding, isViolation, primaryPlace, resourceNames } from '../core/finding.ts'
import { propertyOf } from '../core/found-property.ts'
import type { PolicyInfo } from '../core/policy-info.ts'
import type { Report, TenantReport, UnplacedViolation } from '../core/report.ts'
import { whatDecides } from '../core/value.ts'
import { decidingInputs } from './deciding-inputs.ts'
import { acceptedBlock, exceptionBlock } from './exception-blocks.ts'
import { renderFrame } from './frame.ts'
import { groupBeyond } from './group-findings.ts'
import { listedBlock } from './listed.ts'
import {
  alsoViolates,
  configurationChange,
  FIELD,
  HEADING,
  INSTEAD,
  inputDecides,
  moreViolations,
  NO_LOCATION,
  noTemplatesFound,
  noVerdictFrom,
  packGives,
  UNNAMED_VIOLATION,
} from './messages.ts'
import { concernsGate, nothingToReport } from './nothing-to-report.ts'
import { type ListedFinding, listFindings } from './order.ts'
import { collectSecrets } from './secrets.ts'
import { accentOf, field, place, placeLine, type Style, words } from './style.ts'
import { summaryLines } from './summary.ts'
import { createColors, type Paint } from './terminal.ts'
import { unscannableFrames } from './unscannable-frames.ts'
import { fewOf, firstSentence, oneLine } from './words.ts'

export interface PrettyOptions {
  readonly color: boolean
  /** Also lists undecided policies and files that were not checked. */
  readonly verbose: boolean
  /** Lists undecided policies with what would decide them. */
  readonly explainUndecided?: boolean
  /** Whether a person reads it on a terminal: a scan then groups what is beyond the first lines by policy. */
  readonly grouped?: boolean
  /** Columns of the terminal. */
  readonly width?: number
}

const DEFAULT_WIDTH = 100
const NARROWEST = 40

/** Lines about the configuration. */
const MOST_CHANGES = 20

/** Frames in a hook's report: more than a person fixes before the next try. */
const MOST_FRAMES = 20

type Block = readonly string[]

/**
 * Renders the report, ending in a line feed; '' for a hook without templates and without anything to report.
 * Holds no control character but line feeds and, with `color`, colors.
 */
export function renderPretty(report: Report, options: PrettyOptions): string {
  const colors = createColors(options.color)
  if (nothingToReport(report, options.verbose)) return ''
  if (noTemplate(report, options.verbose)) return noTemplateLine(report)

  const width = Math.max(NARROWEST, options.width || DEFAULT_WIDTH)
  const style: Style = { colors, width, secrets: collectSecrets(report) }
  const findings = listFindings(report)
  const blocking = findings.filter((each) => each.blocking)
  const framed = report.action === 'scan' || options.verbose ? blocking : blocking.slice(0, MOST_FRAMES)
  const blocks: readonly Block[] = [
    packsBlock(report, style),
    ...(options.grouped && report.action === 'scan' && !options.verbose
      ? groupBeyond(findingFrames(framed, style), framed, style)
      : findingFrames(framed, style)),
    moreBlock(blocking.length - framed.length, report, style),
    ...report.judged.flatMap(({ unplaced }) => unplaced.map((each) => tenantFrame(each, style))),
    ...report.tenants.map((tenant) => failureBlock(tenant, style)),
    ...report.judged.flatMap((judged) => unscannableFrames(judged, style)),
    listedBlock(findings, { report, verbose: options.verbose }, style),
    ...(options.verbose || options.explainUndecided ? [undecidedBlock(findings, options, style)] : []),
    ...(options.verbose || options.explainUndecided ? [inputsBlock(report)] : []),
    ...(options.verbose ? uncountedBlocks(report, style) : []),
    notCheckedBlock(report, options.verbose, style),
    exceptionBlock(report, style),
    ...(options.verbose ? [acceptedBlock(report, style)] : []),
    configurationBlock(report, style),
    suppressionBlock(report, style),
    report.notes.flatMap((note) => field(FIELD.note, words(note, style), style)),
    summaryLines(report, colors),
  ]
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n')
}

/** What stands behind the report: which pack, in which version, gives what. */
function packsBlock({ packs = [] }: Report, { secrets, colors }: Style): Block {
  if (packs.length === 0) return []
  return [
    `${HEADING.packs}:`,
    ...packs.map(({ path, name, keys, final, policyFiles }) => {
      const what = oneLine(packGives(keys, final, policyFiles), 1000)
      return `  ${oneLine(secrets.scrub(name), 200)}  ${what}  ${colors.quiet(oneLine(path, 1000))}`
    }),
  ]
}

function noTemplate(report: Report, verbose: boolean): boolean {
  const { judged, notes, notChecked } = report
  if (concernsGate(report)) return false
  return judged.length === 0 && notes.length === 0 && !notChecked.some((each) => each.notable || verbose)
}

function noTemplateLine({ notChecked }: Report): string {
  return `${noTemplatesFound(notChecked.length)}\n`
}

function findingFrames(findings: readonly ListedFinding[], style: Style): readonly Block[] {
  const explained = new Set<string>()
  return findings.map(({ finding }) => {
    // Why a policy matters is said once, above its first frame's fix.
    const explain = !explained.has(finding.policy.id)
    explained.add(finding.policy.id)
    return findingFrame(finding, explain, style)
  })
}

function moreBlock(more: number, report: Report, style: Style): Block {
  if (more <= 0) return []
  return field(FIELD.also, moreViolations(more, report), style)
}

function findingFrame(finding: Finding, explain: boolean, style: Style): Block {
  const { policy } = finding
  const accent = accentOf(finding, style)
  const verdict = finding.verdict === 'undecided' ? 'undecided' : finding.severity
  return [
    heading(verdict, policy.id, policy.title, accent, style),
    placeLine(place(primaryPlace(finding)), subjectOf(finding, style), style),
    ...renderFrame(finding.labels, { ...style, accent }),
    ...(explain ? field(FIELD.why, escaped(firstSentence(policy.why)), style) : []),
    ...(finding.also.length > 0 ? field(FIELD.also, alsoViolates(finding.also.map(escaped)), style) : []),
    ...field(FIELD.fix, escaped(policy.fix), style),
    ...remarkFields(finding, style),
    ...field(FIELD.policy, policyReference(policy, finding.tenant?.name), style),
  ]
}

/** Why suppressions do not apply. */
function remarkFields({ remarks = [] }: Pick<Finding, 'remarks'>, style: Style): Block {
  return remarks.flatMap((remark) => field(FIELD.note, words(remark, style), style))
}

/** The name that the tenant reports it by, and the command that explains it, in one piece to copy. */
function policyReference({ id }: PolicyInfo, tenantName: string | undefined): readonly string[] {
  const command = `mvc-gate policies ${oneLine(id)}`
  return tenantName === undefined ? [command] : [`${escaped(tenantName)} (MVISION) ·`, command]
}

/** A violation that the tenant reports by name and file, and that the embedded engine does not find. */
function tenantFrame(violation: UnplacedViolation, style: Style): Block {
  const { path, name, policy, blocks, onlyExceptions } = violation
  const accent = blocks ? style.colors.high : style.colors.medium
  const title = name === undefined ? UNNAMED_VIOLATION : words(name, style)
  const known = policy === undefined ? [] : field(FIELD.fix, escaped(policy.fix), style)
  const isConfigured = name !== undefined && onlyExceptions === undefined
  const configured = isConfigured ? ['"ignore" in .mvcrc accepts this name'] : []
  return [
    `${accent(style.colors.strong(blocks ? 'violation' : 'not blocking'))}${style.colors.quiet('[tenant]')}  ${style.colors.strong(title)}`,
    placeLine(oneLine(path, 1000), NO_LOCATION, style),
    ...known,
    ...remarkFields(violation, style),
    ...field(FIELD.policy, policy === undefined ? configured : policyReference(policy, name), style),
  ]
}

/** Why the tenant gave no verdict, and what happens instead. */
function failureBlock({ host, failure }: TenantReport, style: Style): Block {
  if (failure === undefined) return []
  const head = `${noVerdictFrom(oneLine(host, 100))}: ${words(failure.reason, style)}`
  return [
    style.colors.medium(style.colors.strong(head)),
    ...(failure.hint === undefined ? [] : field(FIELD.fix, words(failure.hint, style), style)),
    ...field(FIELD.instead, INSTEAD[failure.instead], style),
  ]
}

/** The catalog's own text: nothing to fear in it, but one rule for all that is printed. */
function escaped(text: string): string {
  return oneLine(text, 2000)
}

function heading(verdict: string, id: string, title: string, accent: Paint, { colors }: Style): string {
  return `${accent(colors.strong(verdict))}${colors.quiet(`[${oneLine(id)}]`)}  ${colors.strong(oneLine(title))}`
}

/** `WebSecurityGroup · SecurityGroupIngress[1].CidrIp`, escaped. */
function subjectOf(finding: Finding, { secrets }: Style): string {
  const property = propertyOf(finding).path
  const names = resourceNames(finding).map((name) => oneLine(secrets.scrub(name), 120))
  const [name = '', ...others] = names
  const subject = property === undefined ? name : `${name} · ${oneLine(secrets.scrub(property), 120)}`
  return others.length === 0 ? subject : `${subject}, also ${fewOf(others)}`
}

/** Violations below the threshold: one line each, to find with grep. */
function undecidedBlock(
  findings: readonly ListedFinding[],
  { explainUndecided = false }: PrettyOptions,
  style: Style,
): Block {
  const undecided = findings.filter(({ finding, blocking }) => !blocking && !isViolation(finding))
  if (undecided.length === 0) return []
  return [
    `${HEADING.undecided}:`,
    ...undecided.flatMap(({ finding }) => {
      const [label] = finding.labels
      const because = words(label.note, style)
      const line = `  ${place(primaryPlace(finding))}  ${oneLine(finding.policy.id)}  ${style.colors.quiet(because)}`
      if (!explainUndecided || label.because === undefined) return [line]
      return [line, `    ${style.colors.quiet(words(whatDecides(label.because), style))}`]
    }),
  ]
}

/** More are in the JSON report. */
const MOST_INPUTS = 5

function inputsBlock(report: Report): Block {
  const inputs = decidingInputs(report).slice(0, MOST_INPUTS)
  if (inputs.length === 0) return []
  return [
    `${HEADING.inputs}:`,
    ...inputs.map(
      ({ input, template, decides }) => `  ${inputDecides(oneLine(input), oneLine(template), decides)}`,
    ),
  ]
}

/** What the embedded engine would say where the tenant decides, and what later sets of policies will. */
function uncountedBlocks({ judged }: Report, style: Style): readonly Block[] {
  const unconfirmed = judged.flatMap((each) => each.unconfirmed)
  const notEnforced = judged.flatMap((each) => each.notEnforced ?? []).filter(isViolation)
  return [
    uncountedBlock(HEADING.unconfirmed, unconfirmed, style),
    uncountedBlock(HEADING.notEnforced, notEnforced, style),
  ]
}

/** Findings that do not count: a line for each. */
function uncountedBlock(heading: string, findings: readonly Finding[], style: Style): Block {
  if (findings.length === 0) return []
  return [
    `${heading}:`,
    ...findings.map((finding) => {
      const id = style.colors.quiet(`[${oneLine(finding.policy.id)}]`)
      return `  ${finding.severity}  ${place(primaryPlace(finding))}  ${oneLine(finding.policy.title)} ${id}`
    }),
  ]
}

/** What the change makes of the gate itself, for whoever reviews it, and what in it has no effect. */
function configurationBlock({ configurationChanges, configurationProblems }: Report, style: Style): Block {
  const changes = configurationChanges.map(
    ({ path, ...change }) => [path, configurationChange(change)] as const,
  )
  const problems = configurationProblems.map(({ path, message }) => [path, message] as const)
  return [
    ...configurationLines(HEADING.configurationChanges, changes, style),
    ...configurationLines(HEADING.configurationProblems, problems, style),
  ]
}

function configurationLines(
  heading: string,
  all: readonly (readonly [path: string, message: string])[],
  { secrets }: Style,
): Block {
  if (all.length === 0) return []
  const more = all.length - MOST_CHANGES
  const shown = all.slice(0, MOST_CHANGES)
  return [
    `${heading}:`,
    ...shown.map(([path, message]) => `  ${oneLine(path, 1000)}  ${oneLine(secrets.scrub(message), 2000)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}

/** Suppressions that the change adds, for whoever reviews it, and those that are invalid. */
function suppressionBlock({ addedSuppressions, suppressionProblems }: Report, style: Style): Block {
  const added = addedSuppressions.map(({ path, at, policies, reason }) => {
    return `  ${at === undefined ? oneLine(path) : place(at)}  ${oneLine(policies.join(', '))}  ${style.colors.quiet(words(reason, style))}`
  })
  const invalid = suppressionProblems.map(
    ({ path, at, message }) => `  ${at === undefined ? oneLine(path) : place(at)}  ${words(message, style)}`,
  )
  return [
    ...(added.length > 0 ? [`${HEADING.addedSuppressions}:`, ...added] : []),
    ...(invalid.length > 0 ? [`${HEADING.invalidSuppressions}:`, ...invalid] : []),
  ]
}

function notCheckedBlock(report: Report, verbose: boolean, style: Style): Block {
  const shown = report.notChecked.filter((each) => each.notable || verbose)
  if (shown.length === 0) return []
  return [
    `${HEADING.notChecked}:`,
    ...shown.map(({ path, at, reason }) => {
      const where = at === undefined ? oneLine(path, 1000) : place(at)
      return `  ${where}  ${style.colors.quiet(words(reason, style))}`
    }),
  ]
}
