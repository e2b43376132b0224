/** A range of addresses that the firewall of a database server lets in. */
import { both, mapAttr } from '../../../core/attr.ts'
import { all, type Claim, test, withoutEvidence } from '../../../core/claim.ts'
import { text } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'

/** https://learn.microsoft.com/azure/azure-sql/database/firewall-configure */
export const databaseFirewallRule = defineSubject({
  name: 'azure.database-firewall-rule',
  describes: 'A range of addresses that the firewall of a database server lets in',
  sources: {
    arm: [
      'Microsoft.Sql/servers/firewallRules',
      'Microsoft.DBforMySQL/servers/firewallRules',
      'Microsoft.DBforMySQL/flexibleServers/firewallRules',
      'Microsoft.DBforPostgreSQL/servers/firewallRules',
      'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules',
      'Microsoft.DBforPostgreSQL/serverGroupsv2/firewallRules',
      'Microsoft.DBforMariaDB/servers/firewallRules',
      'Microsoft.Synapse/workspaces/firewallRules',
    ],
    terraform: [
      'azurerm_sql_firewall_rule',
      'azurerm_mssql_firewall_rule',
      'azurerm_mysql_firewall_rule',
      'azurerm_mysql_flexible_server_firewall_rule',
      'azurerm_postgresql_firewall_rule',
      'azurerm_postgresql_flexible_server_firewall_rule',
      'azurerm_cosmosdb_postgresql_firewall_rule',
      'azurerm_mariadb_firewall_rule',
      'azurerm_synapse_firewall_rule',
    ],
  },
  attributes: {
    start: {
      type: 'text',
      describes:
        "The first address that can connect. From `0.0.0.0` to `0.0.0.0` means Azure's own services.",
      arm: text('startIpAddress'),
      terraform: text('start_ip_address'),
    },
    end: {
      type: 'text',
      describes: 'The last address that can connect.',
      arm: text('endIpAddress'),
      terraform: text('end_ip_address'),
    },
  },
})

type DatabaseFirewallRule = SubjectOf<typeof databaseFirewallRule>

/** Half of all addresses: two such rules allow the whole internet. */
const HALF = 2 ** 31

/** Whether the range holds half of the internet or more. */
export function spansInternet({ start, end }: DatabaseFirewallRule): Claim {
  const [first, last] = [mapAttr(start, addressOf, EXPECTED), mapAttr(end, addressOf, EXPECTED)]
  return all(
    // With one end known, the other one may not matter.
    test(
      first,
      ({ number }) => number <= HALF,
      ({ text }) => `every address from ${text}`,
    ),
    test(
      last,
      ({ number }) => number >= HALF - 1,
      ({ text }) => `up to ${text} can connect`,
    ),
    withoutEvidence(test(both(first, last), ([from, to]) => to.number - from.number + 1 >= HALF, '')),
  )
}

const EXPECTED = 'an IPv4 address'

interface Address {
  readonly text: string
  readonly number: number
}

/** An IPv4 address and its number; undefined for what is not one. */
function addressOf(written: string): Address | undefined {
  const text = written.trim()
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined
  return { text, number: parts.reduce((sum, part) => sum * 256 + Number(part), 0) }
}
