import { definePolicy } from '../../core/policy.ts'
import { isPublicGrant, REMOVE_PUBLIC_MEMBERS } from '../../subjects/gcp/iam/iam-grant.ts'
import { keyRingGrant } from '../../subjects/gcp/iam/resource-grants.ts'

export const gcpKMSRingPublic = definePolicy({
  id: 'gcp-kms-ring-public',
  platform: 'gcp',
  service: 'kms',
  title: 'KMS key ring is public',
  severity: 'critical',
  why: 'Anyone can use every key in the ring, so encrypted data that leaks can be decrypted.',
  fix: 'Remove allUsers and allAuthenticatedUsers, and grant the role on single keys to the service accounts and groups that use them.',
  repair: REMOVE_PUBLIC_MEMBERS,
  references: [
    'https://cloud.google.com/kms/docs/iam',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_kms_key_ring_iam',
  ],
  mvisionNames: [],
  subject: keyRingGrant,
  violatedWhen: isPublicGrant,
})
