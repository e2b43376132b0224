/** An SSL policy of a load balancer: which versions of TLS it takes. */
import { type Attr, all, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { text } from '../../define/readers.ts'

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_ssl_policy */
export interface SSLPolicy {
  /** `TLS_1_0`, which is the default, `TLS_1_1`, `TLS_1_2`, ... */
  readonly minimumVersion: Attr<string>
  /** `COMPATIBLE`, which is the default, `MODERN`, `RESTRICTED`, `FIPS_202205`, `CUSTOM`. */
  readonly profile: Attr<string>
}

export const sslPolicy = defineSubject<SSLPolicy>({
  terraform: [
    {
      types: ['google_compute_ssl_policy', 'google_compute_region_ssl_policy'],
      attrs: {
        minimumVersion: text('min_tls_version', 'TLS_1_0'),
        profile: text('profile', 'COMPATIBLE'),
      },
    },
  ],
})

/** These have no cipher that older versions of TLS know: https://cloud.google.com/load-balancing/docs/ssl-policies-concepts */
const MODERN_ONLY = ['RESTRICTED', 'FIPS_202205']

/** Whether a client with an outdated version of TLS gets a connection. */
export function takesOldTLS({ minimumVersion, profile }: SSLPolicy): Claim {
  const isDefault = minimumVersion.kind === 'known' && minimumVersion.origin === 'default'
  return all(
    is(minimumVersion, ['TLS_1_0', 'TLS_1_1'], (version) => {
      const name = version.replace('TLS_', 'TLS ').replace('_', '.')
      return isDefault ? `no minimum version is written, and ${name} is the default` : `${name} is accepted`
    }),
    withoutEvidence(not(is(profile, MODERN_ONLY))),
  )
}
