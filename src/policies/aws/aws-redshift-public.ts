/** A Redshift cluster, or a serverless workgroup, with an address on the internet. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { redshiftCluster } from '../../subjects/aws/redshift/redshift-cluster.ts'

export const awsRedshiftPublic = definePolicy({
  id: 'aws-redshift-public',
  title: 'Redshift cluster is publicly accessible',
  severity: 'critical',
  why: 'The warehouse has an address on the internet, and only a security group and a password stand between it and everybody.',
  fix: 'Turn public access off, and reach the cluster from inside the VPC or through a VPN.',
  references: [
    'https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html',
  ],
  mvisionNames: [],
  subject: redshiftCluster,
  violatedWhen: ({ publicAddress }) => is(publicAddress, [true], 'it gets an address on the internet'),
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
      PubliclyAccessible: true
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
      PubliclyAccessible: false
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.large"
  master_username        = "sales"
  manage_master_password = true
  publicly_accessible    = true
}
`,
      passing: `resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.large"
  master_username        = "sales"
  manage_master_password = true
  publicly_accessible    = false
}
`,
    },
  ],
})
