/** Writes a report in every requested format. */
import { resolve } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'
import { outcomeOf, type Report } from '../core/report.ts'
import { readVersion } from '../package-files.ts'
import type { Format } from '../report/formats.ts'
import { concernsGate, isOneLine, nothingToReport } from '../report/nothing-to-report.ts'
import { createColors, wantsColor } from '../report/terminal.ts'
import type { ReportOptions } from './commands/report-options.ts'
import type { Context, OutputStream } from './context.ts'
import { exitCodeOf } from './exit-code.ts'

/**
 * Writes the report and returns the exit code of its decision.
 * @throws GateError `io` if a file cannot be written
 */
export async function deliver(
  report: Report,
  options: ReportOptions,
  stream: OutputStream,
  context: Context,
): Promise<number> {
  for (const { format, file } of options.formats) {
    if (file === undefined && format === 'pretty' && options.quiet && needsNoAttention(report)) continue
    if (file === undefined) {
      stream.write(await render(report, format, options, stream, context))
    } else {
      const text = await render(report, format, { ...options, color: false }, {}, context)
      const { writeWhole } = await import('./write-whole.ts')
      await writeWhole(resolve(context.cwd, file), text)
    }
    if (format === 'github') await addGithubSummary(await asAsked(report, options), context)
  }
  return exitCodeOf(outcomeOf(report))
}

/** Nothing blocks, everything was checked, and there is nothing about the gate itself. */
function needsNoAttention(report: Report): boolean {
  return (
    outcomeOf(report) === 'allow' &&
    !concernsGate(report) &&
    report.tenants.every(({ failure }) => failure === undefined) &&
    report.judged.every(({ result, undetermined }) => result.unscannable.length === 0 && !undetermined)
  )
}

/** What a hook finds of fixes in a moment is for the last lines of the pretty report. */
async function asAsked(report: Report, { fixes }: ReportOptions): Promise<Report> {
  return fixes ? report : (await import('../report/offered-fixes.ts')).withoutFixes(report)
}

/** The summary page of the job, whose path GitHub passes to its steps. */
async function addGithubSummary(report: Report, { env }: Context): Promise<void> {
  const path = env.GITHUB_STEP_SUMMARY
  if (!path) return
  const { appendFile } = await import('node:fs/promises')
  const { renderGithubSummary } = await import('../report/github.ts')
  try {
    await appendFile(path, renderGithubSummary(report))
  } catch (error) {
    throw new GateError('io', `cannot write GitHub's summary '${path}': ${messageOf(error)}`, {
      cause: error,
    })
  }
}

async function render(
  report: Report,
  format: Format,
  options: ReportOptions,
  stream: Pick<OutputStream, 'isTTY' | 'columns'>,
  context: Context,
): Promise<string> {
  if (format !== 'pretty') {
    const { renderFormat } = await import('../report/formats.ts')
    const made = { version: readVersion(), now: new Date() }
    const shown = await asAsked(report, options)
    if (format !== 'html') return renderFormat(shown, format, made)
    const { runFacts } = await import('./run-facts.ts')
    return renderFormat(shown, format, { ...made, run: await runFacts(report, context) })
  }
  if (nothingToReport(report, options.verbose)) return ''
  const color = options.color ?? wantsColor(stream, context.env)
  if (isOneLine(report, options)) {
    const { summaryLines } = await import('../report/summary.ts')
    return `${summaryLines(report, createColors(color)).join('\n')}\n`
  }
  const { renderPretty } = await import('../report/pretty.ts')
  return renderPretty(report, {
    color,
    verbose: options.verbose,
    explainUndecided: options.explainUndecided,
    grouped: stream.isTTY === true,
    ...(stream.columns === undefined ? {} : { width: stream.columns }),
  })
}
