/** The report for people: one frame for all that blocks, one line for all that does not, one line to sum up. */
import { type Finding, isViolation, primaryPlace } from '../core/finding.ts'
import type { Report } from '../core/report.ts'
import { whatDecides } from '../core/value.ts'
import { decidingInputs } from './deciding-inputs.ts'
import { acceptedBlock, exceptionBlock } from './exception-blocks.ts'
import { failureBlock, findingFrames, tenantFrame } from './finding-frames.ts'
import { configurationBlock, packsBlock, suppressionBlock } from './gate-blocks.ts'
import { groupBeyond } from './group-findings.ts'
import { listedBlock } from './listed.ts'
import { FIELD, HEADING, inputDecides, moreViolations, noTemplatesFound } from './messages.ts'
import { concernsGate, nothingToReport } from './nothing-to-report.ts'
import { type ListedFinding, listFindings } from './order.ts'
import { collectSecrets } from './secrets.ts'
import { field, place, type Style, words } from './style.ts'
import { summaryLines } from './summary.ts'
import { createColors } from './terminal.ts'
import { unscannableFrames } from './unscannable-frames.ts'
import { oneLine } from './words.ts'

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

function noTemplate(report: Report, verbose: boolean): boolean {
  const { judged, notes, notChecked } = report
  if (concernsGate(report)) return false
  return judged.length === 0 && notes.length === 0 && !notChecked.some((each) => each.notable || verbose)
}

function noTemplateLine({ notChecked }: Report): string {
  return `${noTemplatesFound(notChecked.length)}\n`
}

function moreBlock(more: number, report: Report, style: Style): Block {
  if (more <= 0) return []
  return field(FIELD.also, moreViolations(more, report), style)
}

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
