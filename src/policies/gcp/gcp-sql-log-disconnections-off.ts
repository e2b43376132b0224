import { definePolicy } from '../../core/policy.ts'
import { COPIES_AND_OTHERS, flagPages, isOff, sqlFlags } from '../../subjects/gcp/sql/sql-flags.ts'

export const gcpSQLLogDisconnectionsOff = definePolicy({
  id: 'gcp-sql-log-disconnections-off',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'PostgreSQL instance does not log disconnections',
  severity: 'low',
  why: 'After an incident it is unknown how long an attacker was connected.',
  fix: 'Set the database flag log_disconnections to on.',
  repair: { set: { logsDisconnections: true } },
  references: flagPages('postgres'),
  accepts: COPIES_AND_OTHERS,
  mvisionNames: [],
  subject: sqlFlags,
  violatedWhen: (flags) => isOff(flags, flags.logsDisconnections, 'log_disconnections'),
})
