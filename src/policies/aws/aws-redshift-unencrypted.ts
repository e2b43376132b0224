/** A Redshift cluster whose data is not encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { redshiftCluster } from '../../subjects/aws/redshift/redshift-cluster.ts'

export const awsRedshiftUnencrypted = definePolicy({
  id: 'aws-redshift-unencrypted',
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
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: sales
      MasterUsername: sales
      ManageMasterPassword: true
      Encrypted: false
`,
      passing: `Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      DBName: sales
      MasterUsername: sales
      ManageMasterPassword: true
      Encrypted: true
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.large"
  master_username        = "sales"
  manage_master_password = true
  encrypted              = false
}
`,
      passing: `resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.large"
  master_username        = "sales"
  manage_master_password = true
  encrypted              = true
}
`,
    },
  ],
})
