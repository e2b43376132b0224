import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsInstanceProtection } from '../../subjects/aws/rds/rds-protection.ts'

export const awsRDSInstanceNoDeletionProtection = definePolicy({
  id: 'aws-rds-instance-no-deletion-protection',
  platform: 'aws',
  service: 'rds',
  title: 'RDS instance has no deletion protection',
  // Nothing is exposed, and databases for tests are deleted on purpose.
  severity: 'low',
  why: 'A single request, a deleted stack or a change that replaces the instance removes the database.',
  fix: 'Set DeletionProtection (deletion_protection in Terraform) to true for databases whose data must be kept.',
  repair: { set: { deletionProtection: true } },
  references: [
    'https://docs.aws.amazon.com/config/latest/developerguide/rds-instance-deletion-protection-enabled.html',
  ],
  accepts: ['A member of a cluster: aws-rds-cluster-no-deletion-protection checks the cluster.'],
  mvisionNames: [],
  subject: rdsInstanceProtection,
  violatedWhen: ({ deletionProtection, ofCluster }) =>
    all(
      is(deletionProtection, [false], 'the instance can be deleted'),
      withoutEvidence(not(is(ofCluster, [true]))),
    ),
})
