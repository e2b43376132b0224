import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { isBasic, postgresqlServer } from '../../subjects/azure/databases/database-server.ts'

export const azurePostgreSQLNoGeoBackup = definePolicy({
  id: 'azure-postgresql-no-geo-backup',
  platform: 'azure',
  service: 'postgresql',
  title: 'PostgreSQL server has no geo-redundant backup',
  severity: 'low',
  why: 'If its region fails, the server and all of its backups are lost together.',
  fix: 'Set geoRedundantBackup to Enabled (geo_redundant_backup_enabled to true in Terraform) when the server is created.',
  repair: { set: { geoBackup: true }, unsafe: 'An existing server is replaced.' },
  references: [
    'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-backup-restore',
    'https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/flexibleservers',
  ],
  accepts: [
    'A single server of the Basic tier, which does not support it, and a replica, which has no backups of its own.',
  ],
  mvisionNames: [],
  subject: postgresqlServer,
  violatedWhen: (server) =>
    all(
      is(server.geoBackup, [false], 'backups are kept in one region'),
      withoutEvidence(not(any(isBasic(server), is(server.mode, ['replica'])))),
    ),
})
