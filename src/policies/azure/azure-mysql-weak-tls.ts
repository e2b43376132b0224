import { definePolicy } from '../../core/policy.ts'
import {
  acceptsWeakTLS,
  minimumTLSDefaults,
  mysqlTLS,
  REQUIRE_TLS_1_2,
} from '../../subjects/azure/databases/database-tls.ts'

export const azureMySQLWeakTLS = definePolicy({
  id: 'azure-mysql-weak-tls',
  platform: 'azure',
  service: 'mysql',
  title: 'MySQL server allows TLS below 1.2',
  severity: 'medium',
  why: 'An attacker on the network path can force TLS 1.0 or 1.1, whose known weaknesses expose data and passwords.',
  fix: 'Set tls_version to TLSv1.2 on a flexible server, or minimalTlsVersion (ssl_minimal_tls_version_enforced in Terraform) to TLS1_2 on a single server.',
  repair: REQUIRE_TLS_1_2,
  references: [
    'https://learn.microsoft.com/azure/mysql/single-server/concepts-ssl-connection-security',
    'https://learn.microsoft.com/azure/mysql/flexible-server/security-tls',
    'https://learn.microsoft.com/azure/templates/microsoft.dbformysql/servers',
  ],
  controls: ['CIS Azure 2.0.0 4.4.2'],
  accepts: ['A flexible server that does not set tls_version, because it is TLS 1.2 by default.'],
  defaults: minimumTLSDefaults(
    'mysql',
    'https://learn.microsoft.com/azure/mysql/single-server/concepts-ssl-connection-security',
  ),
  mvisionNames: [],
  subject: mysqlTLS,
  violatedWhen: acceptsWeakTLS,
})
