/** A range of addresses that the firewall of a database server lets in. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

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
