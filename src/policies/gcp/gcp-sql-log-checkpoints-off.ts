import { definePolicy } from '../../core/policy.ts'
import { COPIES_AND_OTHERS, flagPages, isOff, sqlFlags } from '../../subjects/gcp/sql/sql-flags.ts'

export const gcpSQLLogCheckpointsOff = definePolicy({
  id: 'gcp-sql-log-checkpoints-off',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'PostgreSQL instance does not log checkpoints',
  severity: 'low',
  why: 'Without them, it is hard to find out why a database was slow or what was lost in a crash.',
  fix: 'Set the database flag log_checkpoints to on.',
  repair: { set: { logsCheckpoints: true } },
  references: flagPages('postgres'),
  accepts: COPIES_AND_OTHERS,
  mvisionNames: [],
  subject: sqlFlags,
  violatedWhen: (flags) => isOff(flags, flags.logsCheckpoints, 'log_checkpoints'),
})
