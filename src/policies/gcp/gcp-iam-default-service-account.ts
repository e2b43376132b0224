import { definePolicy } from '../../core/policy.ts'
import { projectGrant } from '../../subjects/gcp/iam/iam-grant.ts'
import { grantsDefaultAccount } from '../../subjects/gcp/iam/service-agent.ts'

export const gcpIAMDefaultServiceAccount = definePolicy({
  id: 'gcp-iam-default-service-account',
  platform: 'gcp',
  service: 'iam',
  title: 'IAM grant is to a default service account',
  severity: 'medium',
  why: 'Every instance and function without an account of its own uses this one, so each of them gets the role.',
  fix: 'Create a service account for the workload, and grant the role to it.',
  repair: { decide: 'Choose a service account of its own for the workload.' },
  references: [
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
    'https://cloud.google.com/iam/docs/service-account-types',
  ],
  mvisionNames: [],
  subject: projectGrant,
  violatedWhen: grantsDefaultAccount,
})
