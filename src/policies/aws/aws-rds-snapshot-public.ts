/** A database snapshot that every AWS account may restore. */
import { any, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { dbSnapshot } from '../../subjects/aws/rds/db-snapshot.ts'

export const awsRDSSnapshotPublic = definePolicy({
  id: 'aws-rds-snapshot-public',
  platform: 'aws',
  service: 'rds',
  title: 'Database snapshot is shared with everybody',
  severity: 'critical',
  why: 'Anybody with an AWS account restores a copy of the database and reads it all; such snapshots are looked for and found.',
  fix: 'Name the accounts that need the snapshot, or share it with none.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html'],
  mvisionNames: [],
  notIn: { cloudformation: 'CloudFormation has no resource for snapshots of databases' },
  subject: dbSnapshot,
  violatedWhen: ({ sharedWith }) =>
    any(
      ...sharedWith.map((account) => test(account, (id) => id === 'all', 'every AWS account may restore it')),
    ),
})
