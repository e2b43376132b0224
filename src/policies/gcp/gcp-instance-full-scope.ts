import { definePolicy } from '../../core/policy.ts'
import { hasFullScope, instance } from '../../subjects/gcp/compute/instance.ts'

export const gcpInstanceFullScope = definePolicy({
  id: 'gcp-instance-full-scope',
  platform: 'gcp',
  service: 'compute',
  title: 'Instance uses the default service account with full API access',
  severity: 'high',
  why: 'The default service account can usually edit the whole project, and anyone who compromises the instance can use its token.',
  fix: 'Set service_account.email to a dedicated service account with only the roles it needs.',
  repair: { decide: 'Choose the service account and the roles that the instance needs.' },
  references: [
    'https://cloud.google.com/compute/docs/access/service-accounts',
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  ],
  mvisionNames: [],
  subsumes: ['gcp-instance-default-service-account'],
  subject: instance,
  violatedWhen: hasFullScope,
})
