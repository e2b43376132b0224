import { definePolicy } from '../../core/policy.ts'
import { COPIES_AND_OTHERS, flagPages, isOn, sqlFlags } from '../../subjects/gcp/sql/sql-flags.ts'

export const gcpSQLCrossDBChainingOn = definePolicy({
  id: 'gcp-sql-cross-db-chaining-on',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'SQL Server instance has cross db ownership chaining on',
  severity: 'medium',
  why: 'The owner of one database can reach objects in others without permissions of their own there.',
  fix: 'Set the database flag cross db ownership chaining to off.',
  repair: {
    set: { crossDBChaining: false },
    unsafe: 'Queries across databases that rely on ownership chains fail.',
  },
  references: flagPages('sqlserver'),
  accepts: COPIES_AND_OTHERS,
  mvisionNames: [],
  subject: sqlFlags,
  violatedWhen: (flags) =>
    isOn(flags, 'sqlserver', flags.crossDBChaining, 'ownership chains lead across databases'),
})
