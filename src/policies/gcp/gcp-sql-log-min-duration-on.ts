import { definePolicy } from '../../core/policy.ts'
import { COPIES_AND_OTHERS, flagPages, isOther, sqlFlags } from '../../subjects/gcp/sql/sql-flags.ts'

export const gcpSQLLogMinDurationOn = definePolicy({
  id: 'gcp-sql-log-min-duration-on',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'PostgreSQL instance logs the text of statements',
  severity: 'low',
  why: 'Statements hold passwords and personal data, and anyone who can read the logs can read them.',
  fix: 'Set the database flag log_min_duration_statement to -1.',
  repair: { set: { logsStatementsFrom: -1 } },
  references: flagPages('postgres'),
  accepts: COPIES_AND_OTHERS,
  mvisionNames: [],
  subject: sqlFlags,
  violatedWhen: (flags) => isOther(flags, flags.logsStatementsFrom, -1, 'log_min_duration_statement'),
})
