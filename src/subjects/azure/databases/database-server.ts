/** MariaDB, MySQL and PostgreSQL servers: whether the internet can reach them. */

import { all, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { attributeTable } from '../../define/attributes.ts'
import { beside } from '../../define/beside.ts'
import { whereFalse } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { enabled, word } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'

/** The types of the servers of one product. */
function serversOf(arm: string, terraform: string) {
  return {
    arm: { server: [`${arm}/servers`], flexible: [`${arm}/flexibleServers`] },
    terraform: {
      server: [`azurerm_${terraform}_server`],
      flexible: [`azurerm_${terraform}_flexible_server`],
    },
  }
}

const ENDPOINT = attributeTable({
  publicEndpoint: {
    type: 'boolean',
    describes: 'Whether there is a public endpoint. True by default.',
    arm: {
      server: enabled('publicNetworkAccess', true),
      flexible: enabled('network.publicNetworkAccess', true),
    },
    terraform: {
      server: enabled('public_network_access_enabled', true),
      // The first of MySQL in version 4 of the provider.
      flexible: enabled(['public_network_access', 'public_network_access_enabled'], true),
    },
  },
  inNetwork: {
    type: 'boolean',
    // https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-private
    describes: 'Whether a flexible server is deployed into a subnet, where it has no public endpoint.',
    arm: {
      flexible: whereFalse(
        isWritten('network.delegatedSubnetResourceId'),
        // As API versions of 2020 write it.
        isWritten('delegatedSubnetArguments.subnetArmResourceId'),
      ),
    },
    terraform: { flexible: isWritten('delegated_subnet_id') },
  },
})

/**
 * https://learn.microsoft.com/azure/templates/microsoft.dbformariadb/servers
 * https://registry.terraform.io/providers/hashicorp/azurerm/3.117.1/docs/resources/mariadb_server
 */
export const mariadbServer = defineSubject({
  name: 'azure.mariadb-server',
  describes: 'A MariaDB server',
  // There are no flexible servers.
  sources: {
    arm: { server: ['Microsoft.DBforMariaDB/servers'], flexible: [] },
    terraform: { server: ['azurerm_mariadb_server'], flexible: [] },
  },
  attributes: ENDPOINT,
})

/**
 * https://learn.microsoft.com/azure/templates/microsoft.dbformysql/flexibleservers
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server
 */
export const mysqlServer = defineSubject({
  name: 'azure.mysql-server',
  describes: 'A MySQL server, single or flexible',
  sources: serversOf('Microsoft.DBforMySQL', 'mysql'),
  attributes: ENDPOINT,
})

/**
 * https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/flexibleservers
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server
 */
export const postgresqlServer = defineSubject({
  name: 'azure.postgresql-server',
  describes: 'A PostgreSQL server, single or flexible',
  sources: serversOf('Microsoft.DBforPostgreSQL', 'postgresql'),
  attributes: {
    ...ENDPOINT,
    geoBackup: {
      type: 'boolean',
      describes: 'Whether backups are kept in a second region too. False by default.',
      arm: {
        server: enabled('storageProfile.geoRedundantBackup', false),
        flexible: enabled('backup.geoRedundantBackup', false),
      },
      // Version 1 of the provider had a block for the storage.
      terraform: enabled(['geo_redundant_backup_enabled', 'storage_profile.geo_redundant_backup'], false),
    },
    infrastructureEncryption: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/postgresql/single-server/concepts-infrastructure-double-encryption
      describes:
        'Whether a single server encrypts its storage a second time. False by default; absent for flexible servers.',
      arm: { server: enabled('infrastructureEncryption', false) },
      terraform: { server: enabled('infrastructure_encryption_enabled', false) },
    },
    tier: {
      type: 'text',
      describes:
        'The name of its size in lower case, which begins with `b_` for the Basic tier of a single server.',
      arm: { server: beside(word('sku.name')) },
      terraform: { server: word(['sku_name', 'sku.name']) },
    },
    mode: {
      type: 'text',
      describes: 'How it is made, in lower case: `default`, `replica`.',
      arm: word('createMode'),
      terraform: word('create_mode'),
    },
  },
})

type DatabaseServer = SubjectOf<typeof mysqlServer>

/** Whether the server has a public endpoint. */
export function isReachable({ publicEndpoint, inNetwork }: DatabaseServer): Claim {
  return all(
    is(publicEndpoint, [true], 'the server has a public endpoint'),
    withoutEvidence(not(is(inNetwork, [true]))),
  )
}

/** Whether a single server is of the Basic tier, which lacks much of what the others have. */
export function isBasic({ tier }: SubjectOf<typeof postgresqlServer>): Claim {
  return test(tier, (name) => name.startsWith('b_'), 'the Basic tier')
}
