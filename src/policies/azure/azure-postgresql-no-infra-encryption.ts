import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { isBasic, postgresqlServer } from '../../subjects/azure/databases/database-server.ts'

export const azurePostgreSQLNoInfraEncryption = definePolicy({
  id: 'azure-postgresql-no-infra-encryption',
  platform: 'azure',
  service: 'postgresql',
  title: 'PostgreSQL server has no infrastructure encryption',
  severity: 'low',
  why: 'Storage is encrypted once; a second layer with a key of its own protects data if one algorithm or key is compromised.',
  fix: 'Set infrastructureEncryption to Enabled (infrastructure_encryption_enabled to true in Terraform) when the server is created.',
  repair: { set: { infrastructureEncryption: true }, unsafe: 'An existing server is replaced.' },
  references: [
    'https://learn.microsoft.com/azure/postgresql/single-server/concepts-infrastructure-double-encryption',
    'https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/servers',
  ],
  controls: ['CIS Azure 2.0.0 4.3.8'],
  accepts: ['A flexible server, and a single server of the Basic tier, which do not support it.'],
  mvisionNames: [],
  subject: postgresqlServer,
  violatedWhen: (server) =>
    all(
      is(server.infrastructureEncryption, [false], 'storage is encrypted once'),
      withoutEvidence(not(isBasic(server))),
    ),
})
