import { definePolicy } from '../../core/policy.ts'
import { COPIES_AND_OTHERS, flagPages, isOn, sqlFlags } from '../../subjects/gcp/sql/sql-flags.ts'

export const gcpSQLContainedAuthOn = definePolicy({
  id: 'gcp-sql-contained-auth-on',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'SQL Server instance has contained database authentication on',
  severity: 'medium',
  why: 'Owners of a database can create users with passwords that no login of the server controls.',
  fix: 'Set the database flag contained database authentication to off.',
  repair: {
    set: { containedAuthentication: false },
    unsafe: 'Users of contained databases can no longer sign in.',
  },
  references: flagPages('sqlserver'),
  accepts: COPIES_AND_OTHERS,
  mvisionNames: [],
  subject: sqlFlags,
  violatedWhen: (flags) =>
    isOn(flags, 'sqlserver', flags.containedAuthentication, 'databases sign users in themselves'),
})
