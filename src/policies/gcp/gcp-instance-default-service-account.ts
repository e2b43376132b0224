import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { hasFullScope, instance, usesDefaultAccount } from '../../subjects/gcp/compute/instance.ts'

export const gcpInstanceDefaultServiceAccount = definePolicy({
  id: 'gcp-instance-default-service-account',
  platform: 'gcp',
  service: 'compute',
  title: 'Instance uses the default service account',
  severity: 'medium',
  why: 'Many instances share this account, which can usually edit the whole project, so it cannot be limited to what one instance needs.',
  fix: 'Set service_account.email to a dedicated service account with only the roles it needs.',
  repair: { decide: 'Choose the service account of the instance.' },
  references: [
    'https://cloud.google.com/compute/docs/access/service-accounts',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance',
  ],
  accepts: ['An instance without a service_account block, which has no service account.'],
  mvisionNames: [],
  subject: instance,
  // The more severe policy about the same account has the same place, and is the one that is reported.
  violatedWhen: (each) => any(hasFullScope(each), usesDefaultAccount(each)),
})
