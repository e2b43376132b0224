import { definePolicy } from '../../core/policy.ts'
import { COPIES_AND_OTHERS, flagPages, isOn, sqlFlags } from '../../subjects/gcp/sql/sql-flags.ts'

export const gcpSQLLocalInfileOn = definePolicy({
  id: 'gcp-sql-local-infile-on',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'MySQL instance allows loading local files',
  severity: 'medium',
  why: 'With SQL injection, an attacker can make a client of the database upload files from its own disk.',
  fix: 'Set the database flag local_infile to off.',
  repair: { set: { localInfile: false }, unsafe: 'Clients can no longer load local files.' },
  references: flagPages('mysql'),
  accepts: ['An instance that does not set the flag.', ...COPIES_AND_OTHERS],
  mvisionNames: [],
  subject: sqlFlags,
  violatedWhen: (flags) => isOn(flags, 'mysql', flags.localInfile, 'clients can load local files'),
})
