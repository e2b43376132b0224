import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { userPolicy } from '../../subjects/aws/iam/user-policy.ts'

export const awsIAMPolicyOnUser = definePolicy({
  id: 'aws-iam-policy-on-user',
  platform: 'aws',
  service: 'iam',
  title: 'IAM policy is attached to a user',
  severity: 'low',
  why: 'Permissions of single users are missed in reviews of groups and roles, and remain when people change jobs.',
  fix: 'Attach the policy to a role or a group instead, and let the user assume the role or join the group.',
  repair: { decide: 'Choose the group or the role that gets the policy in place of the user.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html',
  ],
  controls: ['CIS AWS 3.0.0 1.15'],
  mvisionNames: ['IAM Policies Attached to Groups or Roles Only'],
  subject: userPolicy,
  violatedWhen: ({ isGiven }) => is(isGiven, [true], 'attached directly to a user'),
})
