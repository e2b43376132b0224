/** A parameter of a PostgreSQL server that is set. */
import { all, type Claim, test, withoutEvidence } from '../../../core/claim.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { ownName } from '../arm/own-name.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/flexibleservers/configurations
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration
 */
export const postgresqlParameter = defineSubject({
  name: 'azure.postgresql-parameter',
  describes: 'A parameter of a PostgreSQL server that is set',
  sources: {
    arm: [
      'Microsoft.DBforPostgreSQL/servers/configurations',
      'Microsoft.DBforPostgreSQL/flexibleServers/configurations',
    ],
    terraform: ['azurerm_postgresql_configuration', 'azurerm_postgresql_flexible_server_configuration'],
  },
  attributes: {
    parameter: {
      type: 'text',
      describes: 'The name of the parameter.',
      arm: ownName,
      terraform: word('name'),
    },
    value: {
      type: 'text',
      describes: 'Its value, in lower case.',
      arm: word('value'),
      terraform: word('value'),
    },
  },
})

type PostgreSQLParameter = SubjectOf<typeof postgresqlParameter>

/** https://www.postgresql.org/docs/current/config-setting.html */
const OFF: readonly string[] = ['off', 'false', 'no', '0', '']

/**
 * Whether a parameter is off.
 *
 * @param names what it is called on single and on flexible servers
 * @param note what that means, for the label
 */
export function isOff(
  { parameter, value }: PostgreSQLParameter,
  names: readonly string[],
  note: string,
): Claim {
  return all(
    test(value, (written) => OFF.includes(written), note),
    withoutEvidence(test(parameter, (name) => names.includes(name.toLowerCase()), '')),
  )
}
