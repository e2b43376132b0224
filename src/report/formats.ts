/** The formats for programs and browsers, each loaded when it is asked for. */
import { GateError } from '../core/errors.ts'
import type { Report } from '../core/report.ts'
import type { FormatOptions } from './format-options.ts'

export const FORMATS = [
  'pretty',
  'json',
  'sarif',
  'junit',
  'html',
  'github',
  'gitlab',
  'gitlab-sast',
] as const
export type Format = (typeof FORMATS)[number]

/** Half a gigabyte, which is as long as V8 lets a text be. */
const TOO_LONG = 'Invalid string length'

/**
 * Renders the report, ending in a line feed.
 * @throws GateError `io` for a report that is too long for one text
 */
export async function renderFormat(
  report: Report,
  format: Exclude<Format, 'pretty'>,
  options: FormatOptions,
): Promise<string> {
  try {
    return await rendered(report, format, options)
  } catch (error) {
    if (!(error instanceof RangeError && error.message === TOO_LONG)) throw error
    throw new GateError('io', `the report is too long for ${format}`, {
      hint: 'check fewer templates at once, or print it for people: --format pretty',
      cause: error,
    })
  }
}

async function rendered(
  report: Report,
  format: Exclude<Format, 'pretty'>,
  options: FormatOptions,
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('./json.ts')).renderJson(report, options)
    case 'sarif':
      return (await import('./sarif.ts')).renderSarif(report, options)
    case 'junit':
      return (await import('./junit.ts')).renderJunit(report, options)
    case 'html':
      return (await import('./html/html.ts')).renderHtml(report, options)
    case 'github':
      return (await import('./github.ts')).renderGithub(report)
    case 'gitlab':
      return (await import('./gitlab.ts')).renderGitlabCodeQuality(report)
    case 'gitlab-sast':
      return (await import('./gitlab.ts')).renderGitlabSast(report, options)
  }
}
