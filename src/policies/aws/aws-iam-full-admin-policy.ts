import { all, any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import {
  identityPolicyStatement,
  isGrant,
  LIMITS_ONLY,
  namesEveryAction,
} from '../../subjects/aws/iam/identity-policy.ts'
import { isEverything } from '../../subjects/aws/iam/policy-pattern.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'
import { awsIAMWildcardAction } from './aws-iam-wildcard-action.ts'

export const awsIAMFullAdminPolicy = definePolicy({
  id: 'aws-iam-full-admin-policy',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy allows all actions on all resources',
  severity: 'critical',
  why: 'One leaked key or one vulnerable workload with this policy gives an attacker the whole account, including its data and backups.',
  fix: 'List the needed actions in Action and the needed resources in Resource; IAM Access Analyzer can derive them from past use.',
  repair: { decide: 'Choose the actions and resources that are needed.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-generation.html',
  ],
  accepts: LIMITS_ONLY,
  mvisionNames: [],
  subsumes: [
    ...withSubsumed(awsIAMWildcardAction),
    'aws-policy-allow-not-action',
    'aws-policy-allow-not-resource',
  ],
  subject: identityPolicyStatement,
  // A condition (MFA, a region, an address) says when, not what: a principal that meets it is still an administrator, and
  // whether it is hard to meet can't be judged here. So a statement with one violates all the same.
  violatedWhen: (statement) =>
    all(
      namesEveryAction(statement),
      any(
        ...statement.resources.map((resource) => testWildcard(resource, isEverything, 'on every resource')),
      ),
      isGrant(statement),
    ),
})
