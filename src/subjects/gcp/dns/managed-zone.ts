/** A zone of Cloud DNS, and how its answers are signed. */
import { all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { ofItems, texts } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { word } from '../../define/word.ts'

export const managedZone = defineSubject({
  name: 'gcp.dns-zone',
  describes: 'A managed zone of Cloud DNS',
  sources: { terraform: ['google_dns_managed_zone'] },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dns_managed_zone
    visibility: {
      type: 'text',
      describes: '`public`, which is the default, or `private`, which cannot be signed.',
      terraform: word('visibility', 'public'),
    },
    signing: {
      type: 'text',
      // https://cloud.google.com/dns/docs/dnssec-config
      describes: 'Whether DNSSEC is `on`, `off`, which is the default, or in `transfer`.',
      terraform: word('dnssec_config.state', 'off'),
    },
    algorithms: {
      type: 'texts',
      describes: 'The algorithms of the keys, such as `rsasha256` or `rsasha1`.',
      terraform: ofItems('dnssec_config.default_key_specs', texts('algorithm')),
    },
  },
})

type ManagedZone = SubjectOf<typeof managedZone>

/** Whether answers about a public zone can be forged. */
export function isUnsigned({ signing, visibility }: ManagedZone): Claim {
  const isDefault = signing.kind === 'known' && signing.origin === 'default'
  return all(
    is(signing, ['off'], isDefault ? 'DNSSEC is off by default' : 'DNSSEC is off'),
    withoutEvidence(not(is(visibility, ['private']))),
  )
}

/** Whether a key uses an algorithm that relies on SHA-1. */
export function signsWithSHA1({ algorithms }: ManagedZone): Claim {
  return any(...algorithms.map((algorithm) => is(algorithm, ['rsasha1'], 'RSASHA1 relies on SHA-1')))
}
