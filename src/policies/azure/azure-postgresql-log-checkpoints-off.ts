import { definePolicy } from '../../core/policy.ts'
import { isOff, postgresqlParameter } from '../../subjects/azure/databases/postgresql-parameter.ts'

export const azurePostgreSQLLogCheckpointsOff = definePolicy({
  id: 'azure-postgresql-log-checkpoints-off',
  platform: 'azure',
  service: 'postgresql',
  title: 'PostgreSQL does not log checkpoints',
  severity: 'low',
  why: 'Without these entries, the causes of slow writes and of a long recovery after a crash cannot be found.',
  fix: 'Set log_checkpoints to on.',
  repair: { set: { value: 'on' } },
  references: [
    'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-logging',
    'https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/flexibleservers/configurations',
  ],
  controls: ['CIS Azure 2.0.0 4.3.2'],
  accepts: ['A server that does not set the parameter.'],
  mvisionNames: [],
  subject: postgresqlParameter,
  violatedWhen: (parameter) => isOff(parameter, ['log_checkpoints'], 'checkpoints are not logged'),
})
