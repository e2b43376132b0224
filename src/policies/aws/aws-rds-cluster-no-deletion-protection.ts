import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsClusterProtection } from '../../subjects/aws/rds/rds-protection.ts'

export const awsRDSClusterNoDeletionProtection = definePolicy({
  id: 'aws-rds-cluster-no-deletion-protection',
  platform: 'aws',
  service: 'rds',
  title: 'RDS cluster has no deletion protection',
  // Nothing is exposed, and databases for tests are deleted on purpose.
  severity: 'low',
  why: 'A single request, a deleted stack or a change that replaces the cluster removes the databases.',
  fix: 'Set DeletionProtection (deletion_protection in Terraform) to true for clusters whose data must be kept.',
  repair: { set: { deletionProtection: true } },
  references: [
    'https://docs.aws.amazon.com/config/latest/developerguide/rds-cluster-deletion-protection-enabled.html',
  ],
  mvisionNames: [],
  subject: rdsClusterProtection,
  violatedWhen: ({ deletionProtection }) => is(deletionProtection, [false], 'the cluster can be deleted'),
})
