import { definePolicy } from '../../core/policy.ts'
import { SAFE_CONNECTIONS, sqlInstance, takesPlainConnections } from '../../subjects/gcp/sql/sql-instance.ts'

export const gcpSQLNoSSL = definePolicy({
  id: 'gcp-sql-no-ssl',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'Cloud SQL instance allows connections without TLS',
  severity: 'high',
  why: 'Passwords and data can cross the network unencrypted and be read in transit.',
  fix: 'Set ssl_mode to ENCRYPTED_ONLY, or to TRUSTED_CLIENT_CERTIFICATE_REQUIRED, which SQL Server does not have.',
  repair: { set: { encryptedOnly: true }, unsafe: 'Clients that do not use TLS can no longer connect.' },
  references: [
    'https://cloud.google.com/sql/docs/postgres/configure-ssl-instance',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance',
  ],
  accepts: SAFE_CONNECTIONS,
  since: [
    'Version 6 of the Terraform provider removed require_ssl; where both are written, ssl_mode takes precedence.',
  ],
  mvisionNames: [],
  subject: sqlInstance,
  violatedWhen: takesPlainConnections,
})
