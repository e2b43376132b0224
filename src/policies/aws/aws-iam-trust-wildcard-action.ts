import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { trustPolicyStatement } from '../../subjects/aws/iam/resource-policy.ts'
import { allowsAllOf } from '../../subjects/aws/iam/whole-service.ts'

export const awsIAMTrustWildcardAction = definePolicy({
  id: 'aws-iam-trust-wildcard-action',
  platform: 'aws',
  service: 'iam',
  title: 'IAM role trust policy allows every action',
  severity: 'high',
  why: 'The trusted principals can also set session tags that other policies rely on, and the source identity that logs show.',
  fix: 'List what is needed, usually sts:AssumeRole, in Action.',
  repair: { decide: 'Choose the actions that are needed, such as sts:AssumeRole.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  mvisionNames: [],
  subject: trustPolicyStatement,
  violatedWhen: (statement) =>
    all(allowsAllOf(statement, 'sts'), withoutEvidence(is(statement.effect, ['Allow']))),
})
