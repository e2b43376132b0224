/** MySQL and PostgreSQL servers, and whether they take connections without TLS. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { always } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { enabled, word } from '../../define/word.ts'
import { ownName } from '../arm/own-name.ts'

export interface DatabaseTLS {
  /** The parameter of a flexible server that is set; only `require_secure_transport` is about TLS. */
  readonly parameter: Attr<string>
  /**
   * Whether connections without TLS are refused, which both kinds of servers do unless told otherwise.
   * https://learn.microsoft.com/azure/mysql/single-server/concepts-ssl-connection-security
   * https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-ssl-tls
   */
  readonly required: Attr<boolean>
}

/** The parameter of flexible servers that says what single servers say by a property. */
export const TLS_PARAMETER = 'require_secure_transport'

function databaseTLS(arm: string, terraform: string) {
  const inARM: Read<Attr<boolean>> = enabled('sslEnforcement', true)
  // Version 1 of the provider wrote `ssl_enforcement = "Enabled"`.
  const inTerraform: Read<Attr<boolean>> = enabled(['ssl_enforcement_enabled', 'ssl_enforcement'], true)
  return defineSubject<DatabaseTLS>({
    arm: [
      { types: [`${arm}/servers`], attrs: { parameter: always(TLS_PARAMETER), required: inARM } },
      {
        types: [`${arm}/flexibleServers/configurations`],
        attrs: { parameter: ownName, required: enabled('value') },
      },
    ],
    terraform: [
      {
        types: [`azurerm_${terraform}_server`],
        attrs: { parameter: always(TLS_PARAMETER), required: inTerraform },
      },
      {
        types: [`azurerm_${terraform}_flexible_server_configuration`],
        attrs: { parameter: word('name'), required: enabled('value') },
      },
    ],
  })
}

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server_configuration */
export const mysqlTLS = databaseTLS('Microsoft.DBforMySQL', 'mysql')

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration */
export const postgresqlTLS = databaseTLS('Microsoft.DBforPostgreSQL', 'postgresql')
