import { definePolicy } from '../../core/policy.ts'
import { acceptsPlainText, mariadbTLS, REQUIRE_TLS } from '../../subjects/azure/databases/database-tls.ts'

export const azureMariaDBNoSSL = definePolicy({
  id: 'azure-mariadb-no-ssl',
  platform: 'azure',
  service: 'mariadb',
  title: 'MariaDB server allows connections without TLS',
  severity: 'high',
  why: 'Data and possibly passwords cross the network unencrypted and can be read in transit.',
  fix: 'Set sslEnforcement to Enabled (ssl_enforcement_enabled to true in Terraform).',
  repair: REQUIRE_TLS,
  references: [
    'https://learn.microsoft.com/azure/mariadb/concepts-ssl-connection-security',
    'https://learn.microsoft.com/azure/templates/microsoft.dbformariadb/servers',
  ],
  since: ['Azure Database for MariaDB was retired in September 2025.'],
  mvisionNames: [],
  subsumes: ['azure-mariadb-weak-tls'],
  subject: mariadbTLS,
  violatedWhen: acceptsPlainText,
})
