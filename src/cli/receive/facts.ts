/** What of a report the server's log keeps. */
import { primaryPlace } from '../../core/finding.ts'
import type { Report } from '../../core/report.ts'
import { listFindings } from '../../report/order.ts'
import { summarySentence } from '../../report/summary.ts'
import type { Facts } from './messages.ts'

/** Of findings and of weakened keys. */
const MOST = 50

export function factsOf(report: Report): Facts {
  const blocking = listFindings(report).filter((each) => each.blocking)
  const weakened = report.configurationChanges.map(({ path, key }) =>
    key === undefined ? path : `${path}: ${key}`,
  )
  return {
    summary: summarySentence(report),
    templates: report.judged.length,
    blocking: blocking.length,
    findings: blocking.slice(0, MOST).map(({ finding }) => {
      return { policy: finding.policy.id, severity: finding.severity, path: primaryPlace(finding).file.path }
    }),
    unscannable: report.judged
      .flatMap(({ result }) => result.unscannable.map(({ path }) => path))
      .slice(0, MOST),
    weakened: weakened.slice(0, MOST),
    suppressions: report.addedSuppressions.length,
  }
}
