/** MariaDB, MySQL and PostgreSQL servers, and which connections they take: without TLS, with old versions of it. */
import { byDefault } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import type { DocumentedDefault } from '../../../core/policy-info.ts'
import type { RepairWay } from '../../../core/repair.ts'
import { attributeTable } from '../../define/attributes.ts'
import { asksForProviderBelow } from '../../define/provider-version.ts'
import { always } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { spelled } from '../../define/ways.ts'
import { enabled, word } from '../../define/word.ts'
import { ownName } from '../arm/own-name.ts'
import { allowsWeakTLS } from '../network/weak-tls.ts'

/** The parameters of flexible servers that say what single servers say by properties. */
const REQUIRED = 'require_secure_transport'
const VERSIONS: readonly string[] = ['tls_version', 'ssl_min_protocol_version']

/** The page of version 2 documents `TLSEnforcementDisabled`, that of version 3 `TLS1_2`. */
const minimumByVersion: Read<Attr<string>> = ({ template, at }) =>
  byDefault(asksForProviderBelow(template, 'azurerm', 3) ? 'tlsenforcementdisabled' : 'tls1_2', at)

/**
 * What the minimum of a single server is where none is written, for the pages of policies.
 *
 * @param terraform the product in the names of Terraform's resources
 * @param page documents the default of the service
 */
export function minimumTLSDefaults(terraform: string, page: string): readonly DocumentedDefault[] {
  const resource = `docs/resources/${terraform}_server`
  const registry = 'https://registry.terraform.io/providers/hashicorp/azurerm'
  const means = 'a single server accepts every version of TLS'
  return [
    { in: 'arm', means, is: 'bad', source: page },
    {
      in: 'terraform',
      version: 'hashicorp/azurerm below 3.0',
      means,
      is: 'bad',
      source: `${registry}/2.99.0/${resource}`,
    },
    {
      in: 'terraform',
      version: 'hashicorp/azurerm 3.0 and newer',
      means: 'the provider asks for TLS 1.2',
      is: 'safe',
      source: `${registry}/3.117.1/${resource}`,
    },
  ]
}

/** What a fix writes for a parameter. */
const SWITCH = { true: 'ON', false: 'OFF' }

const ATTRIBUTES = attributeTable({
  parameter: {
    type: 'text',
    describes:
      'The parameter that is set. Only `require_secure_transport`, `tls_version` of MySQL and `ssl_min_protocol_version` of PostgreSQL are about TLS.',
    arm: { server: always(REQUIRED), parameter: ownName },
    terraform: { server: always(REQUIRED), parameter: word('name') },
  },
  required: {
    type: 'boolean',
    // https://learn.microsoft.com/azure/mysql/single-server/concepts-ssl-connection-security
    // https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-ssl-tls
    describes: 'Whether connections without TLS are refused. True by default for both kinds of servers.',
    arm: { server: enabled('sslEnforcement', true), parameter: spelled(enabled('value'), SWITCH) },
    terraform: {
      // Version 1 of the provider wrote `ssl_enforcement = "Enabled"`.
      server: enabled(['ssl_enforcement_enabled', 'ssl_enforcement'], true),
      parameter: spelled(enabled('value'), SWITCH),
    },
  },
  minimumTLS: {
    type: 'text',
    // https://learn.microsoft.com/azure/postgresql/single-server/concepts-ssl-connection-security
    describes:
      'Of a single server: `tls1_2`, in lower case; `tlsenforcementdisabled` by default in ARM, and in Terraform below version 3 of the provider, `tls1_2` since.',
    arm: { server: word('minimalTlsVersion', 'tlsenforcementdisabled') },
    terraform: { server: word('ssl_minimal_tls_version_enforced', minimumByVersion) },
  },
  value: {
    type: 'text',
    describes: 'Of a parameter: its value in lower case, of which MySQL separates several by commas.',
    arm: { parameter: word('value') },
    terraform: { parameter: word('value') },
  },
})

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
    attributes: ATTRIBUTES,
  })
}

/** https://registry.terraform.io/providers/hashicorp/azurerm/3.117.1/docs/resources/mariadb_server */
export const mariadbTLS = defineSubject({
  name: 'azure.mariadb-tls',
  describes: 'A MariaDB server',
  // There are no flexible servers.
  sources: {
    arm: { server: ['Microsoft.DBforMariaDB/servers'], parameter: [] },
    terraform: { server: ['azurerm_mariadb_server'], parameter: [] },
  },
  attributes: ATTRIBUTES,
})

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server_configuration */
export const mysqlTLS = databaseTLS('MySQL', 'Microsoft.DBforMySQL', 'mysql')

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration */
export const postgresqlTLS = databaseTLS('PostgreSQL', 'Microsoft.DBforPostgreSQL', 'postgresql')

type DatabaseTLS = SubjectOf<typeof mysqlTLS>

/** The repair of servers that accept connections with TLS below 1.2. */
export const REQUIRE_TLS_1_2: RepairWay<DatabaseTLS> = {
  set: ({ parameter }) => {
    if (parameter.kind === 'known' && VERSIONS.includes(parameter.value.toLowerCase())) {
      return { value: 'TLSv1.2' }
    }
    if (parameter.kind !== 'known' || parameter.origin !== 'default') return { required: true }
    return { required: true, minimumTLS: 'TLS1_2' }
  },
  unsafe: 'Clients that use an older version of TLS, or none, can no longer connect.',
}

/** The repair of servers that accept connections without TLS. */
export const REQUIRE_TLS: RepairWay<DatabaseTLS> = {
  set: { required: true },
  unsafe: 'Clients that do not use TLS can no longer connect.',
}

/** Whether the server accepts connections without TLS. */
export function acceptsPlainText({ parameter, required }: DatabaseTLS): Claim {
  return all(
    is(required, [false], 'connections without TLS are accepted'),
    withoutEvidence(test(parameter, (name) => name.toLowerCase() === REQUIRED, '')),
  )
}

/** Whether the server accepts connections with TLS below 1.2, or without any. */
export function acceptsWeakTLS(server: DatabaseTLS): Claim {
  const { parameter, required, minimumTLS, value } = server
  return any(
    acceptsPlainText(server),
    all(
      allowsWeakTLS(value, 'the server'),
      withoutEvidence(test(parameter, (name) => VERSIONS.includes(name.toLowerCase()), '')),
    ),
    all(allowsWeakTLS(minimumTLS, 'the server'), withoutEvidence(not(is(required, [false])))),
  )
}
