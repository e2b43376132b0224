import { definePolicy } from '../../core/policy.ts'
import { sslPolicy, takesOldTLS } from '../../subjects/gcp/compute/ssl-policy.ts'

export const gcpSSLPolicyWeakTLS = definePolicy({
  id: 'gcp-ssl-policy-weak-tls',
  platform: 'gcp',
  service: 'load-balancing',
  title: 'SSL policy allows TLS below 1.2',
  severity: 'high',
  why: 'TLS 1.0 and 1.1 have known weaknesses, and an attacker on the network path can force their use.',
  fix: 'Set min_tls_version to TLS_1_2 or later.',
  repair: { set: { minimumVersion: 'TLS_1_2' } },
  references: [
    'https://cloud.google.com/load-balancing/docs/ssl-policies-concepts',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_ssl_policy',
  ],
  accepts: ['A profile that allows TLS 1.2 and later only.'],
  mvisionNames: [],
  subject: sslPolicy,
  violatedWhen: takesOldTLS,
})
