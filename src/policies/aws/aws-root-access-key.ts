import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { accessKey } from '../../subjects/aws/iam/access-key.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'

export const awsRootAccessKey = definePolicy({
  id: 'aws-root-access-key',
  platform: 'aws',
  service: 'iam',
  title: 'IAM access key is for the root user',
  severity: 'critical',
  why: 'No policy limits the root user: anyone with this key owns the account and can lock all others out.',
  fix: "Remove the root user's access key, and use a role with the permissions that are needed.",
  repair: { decide: 'Choose the role that does what the key is for, and delete the key.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html',
  ],
  controls: ['CIS AWS 3.0.0 1.4', 'NIST 800-53 AC-6'],
  accepts: ['The access key of an IAM user of the same template, whatever its name.'],
  mvisionNames: [],
  subject: accessKey,
  // An IAM user may well be called root.
  violatedWhen: ({ user, isOfIAMUser }) =>
    all(
      testWildcard(user, isRoot, 'access key of the root user'),
      withoutEvidence(not(is(isOfIAMUser, [true]))),
    ),
})

function isRoot(user: string): boolean {
  return /^(?:root|<root[_-]account>|arn:[^:]*:iam::[^:]*:root)$/i.test(user)
}
