/** Whether a hook may stay silent; in a file of its own, so that it can be asked without loading the report. */
import type { Report } from '../core/report.ts'

/** True for a hook that had no template to judge, and nothing else a person should know. */
export function nothingToTell(report: Report, verbose: boolean): boolean {
  if (report.action === 'scan' || report.judged.length > 0 || report.notes.length > 0) return false
  return !report.notJudged.some((each) => each.notable || verbose)
}
