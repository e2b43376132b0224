/** MySQL and PostgreSQL servers, and whether they take connections without TLS. */
import { all, type Claim, is, test, withoutEvidence } from '../../../core/claim.ts'
import { always } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { enabled, word } from '../../define/word.ts'
import { ownName } from '../arm/own-name.ts'

/** The parameter of flexible servers that says what single servers say by a property. */
const TLS_PARAMETER = 'require_secure_transport'

function databaseTLS(product: string, arm: string, terraform: string) {
  return defineSubject({
    name: `azure.${terraform}-tls`,
    describes: `A ${product} server, or a parameter of a flexible server that is set`,
    sources: {
      arm: { server: [`${arm}/servers`], parameter: [`${arm}/flexibleServers/configurations`] },
      terraform: {
        server: [`azurerm_${terraform}_server`],
        parameter: [`azurerm_${terraform}_flexible_server_configuration`],
      },
    },
    attributes: {
      parameter: {
        type: 'text',
        describes: 'The parameter that is set; only `require_secure_transport` is about TLS.',
        arm: { server: always(TLS_PARAMETER), parameter: ownName },
        terraform: { server: always(TLS_PARAMETER), parameter: word('name') },
      },
      required: {
        type: 'boolean',
        // https://learn.microsoft.com/azure/mysql/single-server/concepts-ssl-connection-security
        // https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-ssl-tls
        describes: 'Whether connections without TLS are refused. True by default for both kinds of servers.',
        arm: { server: enabled('sslEnforcement', true), parameter: enabled('value') },
        terraform: {
          // Version 1 of the provider wrote `ssl_enforcement = "Enabled"`.
          server: enabled(['ssl_enforcement_enabled', 'ssl_enforcement'], true),
          parameter: enabled('value'),
        },
      },
    },
  })
}

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server_configuration */
export const mysqlTLS = databaseTLS('MySQL', 'Microsoft.DBforMySQL', 'mysql')

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration */
export const postgresqlTLS = databaseTLS('PostgreSQL', 'Microsoft.DBforPostgreSQL', 'postgresql')

type DatabaseTLS = SubjectOf<typeof mysqlTLS>

/** Whether the server accepts connections without TLS. */
export function acceptsPlainText({ parameter, required }: DatabaseTLS): Claim {
  return all(
    is(required, [false], 'connections without TLS are accepted'),
    withoutEvidence(test(parameter, (name) => name.toLowerCase() === TLS_PARAMETER, '')),
  )
}
