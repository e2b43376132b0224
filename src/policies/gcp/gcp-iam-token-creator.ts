import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'
import { projectGrant } from '../../subjects/gcp/iam/iam-grant.ts'
import { grantsCustomer } from '../../subjects/gcp/iam/service-agent.ts'

export const gcpIAMTokenCreator = definePolicy({
  id: 'gcp-iam-token-creator',
  platform: 'gcp',
  service: 'iam',
  title: 'IAM grant allows acting as any service account',
  severity: 'high',
  why: 'The member can act as every service account in the project, including more privileged ones and ones created later.',
  fix: 'Grant the role on the single service account that the member uses, with google_service_account_iam_member.',
  repair: { decide: 'Choose the service accounts that may be used, and grant the role on them.' },
  references: [
    'https://cloud.google.com/iam/docs/service-account-permissions',
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  ],
  accepts: ['Grants to service agents of Google only.', 'A grant with a condition.'],
  mvisionNames: [],
  subject: projectGrant,
  // A condition can bind the role to single accounts, or to an hour in need.
  violatedWhen: (each) =>
    all(
      testWildcard(each.role, actsAsAny, 'allows acting as every service account'),
      withoutEvidence(not(is(each.conditional, [true]))),
      withoutEvidence(grantsCustomer(each)),
    ),
})

function actsAsAny(role: string): boolean {
  return role === 'roles/iam.serviceAccountUser' || role === 'roles/iam.serviceAccountTokenCreator'
}
