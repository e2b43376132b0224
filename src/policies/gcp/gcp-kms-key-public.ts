import { definePolicy } from '../../core/policy.ts'
import { isPublicGrant, REMOVE_PUBLIC_MEMBERS } from '../../subjects/gcp/iam/iam-grant.ts'
import { keyGrant } from '../../subjects/gcp/iam/resource-grants.ts'

export const gcpKMSKeyPublic = definePolicy({
  id: 'gcp-kms-key-public',
  platform: 'gcp',
  service: 'kms',
  title: 'KMS key is public',
  severity: 'critical',
  why: 'Anyone can use the key, so encrypted data that leaks can be decrypted.',
  fix: 'Remove allUsers and allAuthenticatedUsers, and grant the role to the service accounts and groups that use the key.',
  repair: REMOVE_PUBLIC_MEMBERS,
  references: [
    'https://cloud.google.com/kms/docs/iam',
    'https://cloud.google.com/iam/docs/principals-overview',
  ],
  mvisionNames: [],
  subject: keyGrant,
  violatedWhen: isPublicGrant,
})
