import { definePolicy } from '../../core/policy.ts'
import { COPIES_AND_OTHERS, flagPages, isOther, sqlFlags } from '../../subjects/gcp/sql/sql-flags.ts'

export const gcpSQLLogTempFilesOff = definePolicy({
  id: 'gcp-sql-log-temp-files-off',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'PostgreSQL instance does not log temporary files',
  severity: 'low',
  why: 'Queries that fill the disk, by accident or on purpose, cannot be found.',
  fix: 'Set the database flag log_temp_files to 0.',
  repair: { set: { logsTempFilesFrom: 0 } },
  references: flagPages('postgres'),
  accepts: COPIES_AND_OTHERS,
  mvisionNames: [],
  subject: sqlFlags,
  violatedWhen: (flags) => isOther(flags, flags.logsTempFilesFrom, 0, 'log_temp_files'),
})
