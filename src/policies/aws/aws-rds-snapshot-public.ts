import { any, is, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { those } from '../../core/repair.ts'
import { dbSnapshot } from '../../subjects/aws/rds/db-snapshot.ts'

export const awsRDSSnapshotPublic = definePolicy({
  id: 'aws-rds-snapshot-public',
  platform: 'aws',
  service: 'rds',
  title: 'Database snapshot is shared with all AWS accounts',
  severity: 'critical',
  why: 'Any AWS account can restore a copy of the database and read all of it; attackers search for such snapshots.',
  fix: 'List the accounts that need the snapshot in shared_accounts, or share it with none.',
  repair: {
    remove: ({ sharedWith }) => those(sharedWith, (account) => is(account, ['all'])),
    unsafe: 'Other accounts can no longer restore the snapshot.',
  },
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html'],
  mvisionNames: [],
  notIn: { cloudformation: 'CloudFormation has no resource for snapshots of databases' },
  subject: dbSnapshot,
  violatedWhen: ({ sharedWith }) =>
    any(
      ...sharedWith.map((account) => test(account, (id) => id === 'all', 'any AWS account can restore it')),
    ),
})
