import { all, any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { identityPolicyStatement, isGrant } from '../../subjects/aws/iam/identity-policy.ts'
import { isEveryAction } from '../../subjects/aws/iam/policy-pattern.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'

export const awsIAMWildcardAction = definePolicy({
  id: 'aws-iam-wildcard-action',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy statement allows every action',
  severity: 'high',
  why: 'The resources can be read, changed, shared and deleted. Actions that AWS adds later are allowed too.',
  fix: 'List the needed actions in Action; IAM Access Analyzer can derive them from past use.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-generation.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  mvisionNames: [],
  subsumes: ['aws-iam-passrole-wildcard', 'aws-iam-privilege-escalation'],
  subject: identityPolicyStatement,
  violatedWhen: (statement) =>
    all(
      any(
        ...statement.actions.map((action) =>
          testWildcard(action, isEveryAction, 'allows every action of every service'),
        ),
      ),
      isGrant(statement),
    ),
})
