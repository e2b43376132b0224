import { definePolicy } from '../../core/policy.ts'
import {
  acceptsWeakTLS,
  mariadbTLS,
  minimumTLSDefaults,
  REQUIRE_TLS_1_2,
} from '../../subjects/azure/databases/database-tls.ts'

export const azureMariaDBWeakTLS = definePolicy({
  id: 'azure-mariadb-weak-tls',
  platform: 'azure',
  service: 'mariadb',
  title: 'MariaDB server allows TLS below 1.2',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses that let an attacker on the network path read or change traffic.',
  fix: 'Set minimalTlsVersion (ssl_minimal_tls_version_enforced in Terraform) to TLS1_2, and require TLS.',
  repair: REQUIRE_TLS_1_2,
  references: [
    'https://learn.microsoft.com/azure/mariadb/concepts-ssl-connection-security',
    'https://learn.microsoft.com/azure/templates/microsoft.dbformariadb/servers',
  ],
  defaults: minimumTLSDefaults(
    'mariadb',
    'https://learn.microsoft.com/azure/mariadb/concepts-ssl-connection-security',
  ),
  mvisionNames: [],
  subject: mariadbTLS,
  violatedWhen: acceptsWeakTLS,
})
