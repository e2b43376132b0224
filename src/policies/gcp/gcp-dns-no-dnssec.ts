import { definePolicy } from '../../core/policy.ts'
import { isUnsigned, managedZone } from '../../subjects/gcp/dns/managed-zone.ts'

export const gcpDNSNoDNSSEC = definePolicy({
  id: 'gcp-dns-no-dnssec',
  platform: 'gcp',
  service: 'dns',
  title: 'DNS zone is not signed (DNSSEC)',
  severity: 'low',
  why: 'Attackers can forge answers about the domain and lead its visitors to servers of their own.',
  fix: 'Set dnssec_config.state to on, and add the DS record at the registrar.',
  repair: { set: { signing: 'on' } },
  references: [
    'https://cloud.google.com/dns/docs/dnssec-config',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dns_managed_zone',
  ],
  accepts: ['A private zone, which cannot be signed.'],
  mvisionNames: [],
  subject: managedZone,
  violatedWhen: isUnsigned,
})
