/** Which command goes on from a report. */
import type { FollowUp, Report } from '../core/report.ts'

/** What the words about a command depend on. */
export type Acted = Pick<Report, 'action' | 'followUp'>

export function followUpOf({ action, followUp }: Acted): FollowUp {
  return followUp ?? { staged: action === 'commit' || action === 'merge', folder: '' }
}
