import { definePolicy } from '../../core/policy.ts'
import { isOff, postgresqlParameter } from '../../subjects/azure/databases/postgresql-parameter.ts'

export const azurePostgreSQLLogConnectionsOff = definePolicy({
  id: 'azure-postgresql-log-connections-off',
  platform: 'azure',
  service: 'postgresql',
  title: 'PostgreSQL does not log connections',
  severity: 'low',
  why: 'Without a record of who connected and from where, attempts to guess passwords and misuse of accounts go unnoticed.',
  fix: 'Set log_connections to on.',
  repair: { set: { value: 'on' } },
  references: [
    'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-logging',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration',
  ],
  controls: ['CIS Azure 2.0.0 4.3.3'],
  accepts: ['A server that does not set the parameter.'],
  mvisionNames: [],
  subject: postgresqlParameter,
  violatedWhen: (parameter) => isOff(parameter, ['log_connections'], 'connections are not logged'),
})
