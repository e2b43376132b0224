import { definePolicy } from '../../core/policy.ts'
import { COPIES_AND_OTHERS, flagPages, isOff, sqlFlags } from '../../subjects/gcp/sql/sql-flags.ts'

export const gcpSQLLogLockWaitsOff = definePolicy({
  id: 'gcp-sql-log-lock-waits-off',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'PostgreSQL instance does not log lock waits',
  severity: 'low',
  why: 'Sessions that block others, by accident or on purpose, go undetected.',
  fix: 'Set the database flag log_lock_waits to on.',
  repair: { set: { logsLockWaits: true } },
  references: flagPages('postgres'),
  accepts: COPIES_AND_OTHERS,
  mvisionNames: [],
  subject: sqlFlags,
  violatedWhen: (flags) => isOff(flags, flags.logsLockWaits, 'log_lock_waits'),
})
