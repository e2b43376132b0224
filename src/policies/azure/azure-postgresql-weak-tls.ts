import { definePolicy } from '../../core/policy.ts'
import {
  acceptsWeakTLS,
  minimumTLSDefaults,
  postgresqlTLS,
  REQUIRE_TLS_1_2,
} from '../../subjects/azure/databases/database-tls.ts'

export const azurePostgreSQLWeakTLS = definePolicy({
  id: 'azure-postgresql-weak-tls',
  platform: 'azure',
  service: 'postgresql',
  title: 'PostgreSQL server allows TLS below 1.2',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses; an attacker who can force their use reads or changes queries and results.',
  fix: 'Set ssl_min_protocol_version to TLSv1.2 on a flexible server, or minimalTlsVersion (ssl_minimal_tls_version_enforced in Terraform) to TLS1_2 on a single server.',
  repair: REQUIRE_TLS_1_2,
  references: [
    'https://learn.microsoft.com/azure/postgresql/single-server/concepts-ssl-connection-security',
    'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-ssl-tls',
    'https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/servers',
  ],
  accepts: [
    'A flexible server that does not set ssl_min_protocol_version, because it is TLS 1.2 by default.',
  ],
  defaults: minimumTLSDefaults(
    'postgresql',
    'https://learn.microsoft.com/azure/postgresql/single-server/concepts-ssl-connection-security',
  ),
  mvisionNames: [],
  subject: postgresqlTLS,
  violatedWhen: acceptsWeakTLS,
})
