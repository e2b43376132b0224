/** Reports that are short or silent; in a file of its own, so that it can be asked without loading the long one. */
import type { JudgedTemplate, Report } from '../core/report.ts'

/** What the command line asks for beyond what counts. */
export interface Detail {
  readonly verbose: boolean
  readonly explainUndecided?: boolean
}

/** True for a hook that had no template to judge, and nothing else a person should know. */
export function nothingToReport(report: Report, verbose: boolean): boolean {
  if (report.action === 'scan' || report.judged.length > 0 || concernsGate(report)) return false
  return report.notes.length === 0 && !report.notChecked.some((each) => each.notable || verbose)
}

/** Whether there is something about the gate itself, which is reported without any template, too. */
export function concernsGate(report: Report): boolean {
  const { addedSuppressions, exceptionChanges, configurationChanges, configurationProblems } = report
  return [addedSuppressions, exceptionChanges, configurationChanges, configurationProblems].some(
    ({ length }) => length > 0,
  )
}

/** True where the last line says all there is, as after most commits. */
export function isOneLine(report: Report, { verbose, explainUndecided = false }: Detail): boolean {
  const { judged, notChecked, notes, tenants, suppressionProblems } = report
  return (
    !verbose &&
    !explainUndecided &&
    judged.length > 0 &&
    judged.every(isSilent) &&
    !notChecked.some(({ notable }) => notable) &&
    notes.length + suppressionProblems.length === 0 &&
    !concernsGate(report) &&
    tenants.every(({ failure }) => failure === undefined)
  )
}

/** Nothing but undecided policies, which are counted. */
function isSilent({ result, rules, unplaced, undetermined }: JudgedTemplate): boolean {
  return (
    result.findings.every(({ verdict }) => verdict === 'undecided') &&
    (result.findings.length === 0 || rules.undecided === 'report') &&
    result.unscannable.length === 0 &&
    unplaced.length === 0 &&
    undetermined !== true
  )
}
