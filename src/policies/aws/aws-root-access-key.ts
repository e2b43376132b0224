/** An access key for the root user of an account. */
import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { accessKey } from '../../subjects/aws/iam/access-key.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'

export const awsRootAccessKey = definePolicy({
  id: 'aws-root-access-key',
  platform: 'aws',
  service: 'iam',
  title: 'Access key for the root user',
  severity: 'critical',
  why: 'No policy limits the root user: whoever gets hold of the key owns the account, can close it and can lock everybody else out.',
  fix: 'Make no access key for the root user, and use a role with the permissions that are needed.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html',
  ],
  controls: ['CIS AWS 3.0.0 1.4', 'NIST 800-53 AC-6'],
  mvisionNames: [],
  subject: accessKey,
  // An IAM user may well be called root.
  violatedWhen: ({ user, isOfIAMUser }) =>
    all(
      testWildcard(user, isRoot, 'the key of the root user'),
      withoutEvidence(not(is(isOfIAMUser, [true]))),
    ),
})

function isRoot(user: string): boolean {
  return /^(?:root|<root[_-]account>|arn:[^:]*:iam::[^:]*:root)$/i.test(user)
}
