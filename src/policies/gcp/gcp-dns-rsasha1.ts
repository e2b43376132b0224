import { definePolicy } from '../../core/policy.ts'
import { managedZone, signsWithSHA1 } from '../../subjects/gcp/dns/managed-zone.ts'

export const gcpDNSRSASHA1 = definePolicy({
  id: 'gcp-dns-rsasha1',
  platform: 'gcp',
  service: 'dns',
  title: 'DNSSEC key uses RSASHA1',
  severity: 'medium',
  why: 'SHA-1 is broken, so attackers may forge signatures, and resolvers have begun to ignore them.',
  fix: 'Set the algorithm of default_key_specs to rsasha256 or ecdsap256sha256.',
  repair: { decide: 'Choose when the zone gets new keys: DNSSEC must be turned off for it.' },
  references: [
    'https://cloud.google.com/dns/docs/dnssec-advanced',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dns_managed_zone',
  ],
  mvisionNames: [],
  subject: managedZone,
  violatedWhen: signsWithSHA1,
})
