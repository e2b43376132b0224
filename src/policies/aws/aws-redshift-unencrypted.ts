/** A Redshift cluster whose data is not encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { redshiftCluster } from '../../subjects/aws/redshift/redshift-cluster.ts'

export const awsRedshiftUnencrypted = definePolicy({
  id: 'aws-redshift-unencrypted',
  platform: 'aws',
  service: 'redshift',
  title: 'Redshift cluster is not encrypted',
  severity: 'high',
  why: 'Snapshots are not encrypted either, so one that is shared or copied by mistake can be read by whoever has it.',
  fix: 'Leave encryption on, with a KMS key where access to the key shall be controlled by itself.',
  references: [
    'https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html',
  ],
  mvisionNames: [],
  subject: redshiftCluster,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the data is not encrypted'),
})
