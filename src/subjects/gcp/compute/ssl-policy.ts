/** An SSL policy of a load balancer: which versions of TLS it accepts. */
import { all, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { text } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'

export const sslPolicy = defineSubject({
  name: 'gcp.ssl-policy',
  describes: 'An SSL policy of a load balancer, with the versions of TLS that it accepts',
  sources: { terraform: ['google_compute_ssl_policy', 'google_compute_region_ssl_policy'] },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_ssl_policy
    minimumVersion: {
      type: 'text',
      describes:
        'The lowest version of TLS: `TLS_1_0`, which is the default, `TLS_1_1`, `TLS_1_2` and later.',
      terraform: text('min_tls_version', 'TLS_1_0'),
    },
    profile: {
      type: 'text',
      describes: '`COMPATIBLE`, which is the default, `MODERN`, `RESTRICTED`, `FIPS_202205` or `CUSTOM`.',
      terraform: text('profile', 'COMPATIBLE'),
    },
  },
})

export type SSLPolicy = SubjectOf<typeof sslPolicy>

/** These have no cipher that older versions of TLS support: https://cloud.google.com/load-balancing/docs/ssl-policies-concepts */
const MODERN_ONLY = ['RESTRICTED', 'FIPS_202205']

/** Whether clients can connect with an outdated version of TLS. */
export function takesOldTLS({ minimumVersion, profile }: SSLPolicy): Claim {
  const isDefault = minimumVersion.kind === 'known' && minimumVersion.origin === 'default'
  return all(
    is(minimumVersion, ['TLS_1_0', 'TLS_1_1'], (version) => {
      const name = version.replace('TLS_', 'TLS ').replace('_', '.')
      return isDefault ? `${name} is accepted by default` : `${name} is accepted`
    }),
    withoutEvidence(not(is(profile, MODERN_ONLY))),
  )
}
