import { definePolicy } from '../../core/policy.ts'
import { isOff, postgresqlParameter } from '../../subjects/azure/databases/postgresql-parameter.ts'

export const azurePostgreSQLConnectionThrottlingOff = definePolicy({
  id: 'azure-postgresql-connection-throttling-off',
  platform: 'azure',
  service: 'postgresql',
  title: 'PostgreSQL does not throttle connections after failed logins',
  severity: 'low',
  why: 'An attacker can try passwords at full speed; each attempt also takes a connection from legitimate clients.',
  fix: 'Set connection_throttle.enable on a flexible server, or connection_throttling on a single server, to on.',
  repair: { set: { value: 'on' } },
  references: [
    'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-server-parameters',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration',
  ],
  controls: ['CIS Azure 2.0.0 4.3.5'],
  accepts: ['A server that does not set the parameter.'],
  mvisionNames: [],
  subject: postgresqlParameter,
  violatedWhen: (parameter) =>
    isOff(
      parameter,
      ['connection_throttling', 'connection_throttle.enable'],
      'failed logins are not throttled',
    ),
})
