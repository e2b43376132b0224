/** A database cluster whose storage is not encrypted. */
import { all, is, not, unlabelled } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsCluster } from '../../subjects/aws/rds-cluster.ts'

export const awsRDSClusterUnencrypted = definePolicy({
  id: 'aws-rds-cluster-unencrypted',
  title: 'RDS cluster storage is not encrypted',
  severity: 'high',
  why: 'Snapshots and replicas are not encrypted either, so a snapshot that is shared or copied by mistake can be read by whoever has it. Encryption can not be turned on later, only by moving the data.',
  remedy: 'Turn storage encryption on before the cluster is created; it costs nothing.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html',
  ],
  controls: ['NIST 800-53 SC-28'],
  mvisionNames: ['Database Encryption for RDS', 'RDS should be encrypted'],
  subject: rdsCluster,
  violatedWhen: ({ encrypted, engineMode }) =>
    all(
      is(encrypted, [false], 'the storage is not encrypted'),
      unlabelled(not(is(engineMode, ['serverless']))),
    ),
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      MasterUsername: orders
      ManageMasterUserPassword: true
      StorageEncrypted: false
`,
      passing: `Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      MasterUsername: orders
      ManageMasterUserPassword: true
      StorageEncrypted: true
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_rds_cluster" "orders" {
  engine                      = "aurora-postgresql"
  master_username             = "orders"
  manage_master_user_password = true
  storage_encrypted           = false
}
`,
      passing: `resource "aws_rds_cluster" "orders" {
  engine                      = "aurora-postgresql"
  master_username             = "orders"
  manage_master_user_password = true
  storage_encrypted           = true
}
`,
    },
  ],
})
