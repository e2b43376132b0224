/** A database cluster whose storage is not encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsCluster } from '../../subjects/aws/rds/rds-cluster.ts'

export const awsRDSClusterUnencrypted = definePolicy({
  id: 'aws-rds-cluster-unencrypted',
  platform: 'aws',
  service: 'rds',
  title: 'RDS cluster storage is not encrypted',
  severity: 'high',
  why: 'Snapshots and replicas inherit the missing encryption, so one that is shared or copied by mistake can be read by whoever has it. Encryption cannot be turned on later, only by moving the data. Aurora encrypts clusters that are created since February 2026 in any case, others and older ones only where the template asks for it.',
  fix: 'Turn storage encryption on before the cluster is created; it costs nothing.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html',
  ],
  controls: ['NIST 800-53 SC-28'],
  mvisionNames: ['Database Encryption for RDS', 'RDS should be encrypted'],
  subject: rdsCluster,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'storage encryption is off'),
})
