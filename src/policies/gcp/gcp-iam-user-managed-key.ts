import { all, certain, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { serviceAccountKey } from '../../subjects/gcp/iam/service-account-key.ts'

export const gcpIAMUserManagedKey = definePolicy({
  id: 'gcp-iam-user-managed-key',
  platform: 'gcp',
  service: 'iam',
  title: 'Service account has a user-managed key',
  severity: 'medium',
  why: 'The private key is stored in the Terraform state, does not expire, and whoever has a copy is the service account.',
  fix: 'Remove the key, and use an attached service account, workload identity federation or impersonation.',
  repair: {
    decide:
      'Choose how the workload signs in without a key: an attached service account, or workload identity federation.',
  },
  references: [
    'https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_service_account_key',
  ],
  accepts: ['A key of which only the public half is uploaded with public_key_data.'],
  mvisionNames: [],
  subject: serviceAccountKey,
  violatedWhen: ({ uploaded, at }) =>
    all(certain(true, at, 'a private key is created'), withoutEvidence(not(is(uploaded, [true])))),
})
