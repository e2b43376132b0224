/** The formats for programs and browsers, each loaded when it is asked for. */
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

/** Renders the report, ending in a line feed. */
export async function renderFormat(
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
