import { definePolicy } from '../../core/policy.ts'
import { COPIES_AND_OTHERS, flagPages, isOff, sqlFlags } from '../../subjects/gcp/sql/sql-flags.ts'

export const gcpSQLLogConnectionsOff = definePolicy({
  id: 'gcp-sql-log-connections-off',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'PostgreSQL instance does not log connections',
  severity: 'low',
  why: 'Attempts to sign in leave no trace, so guessed passwords go undetected.',
  fix: 'Set the database flag log_connections to on.',
  repair: { set: { logsConnections: true } },
  references: flagPages('postgres'),
  accepts: COPIES_AND_OTHERS,
  mvisionNames: [],
  subject: sqlFlags,
  violatedWhen: (flags) => isOff(flags, flags.logsConnections, 'log_connections'),
})
