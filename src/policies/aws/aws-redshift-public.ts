/** A Redshift cluster, or a serverless workgroup, with an address on the internet. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { redshiftCluster } from '../../subjects/aws/redshift/redshift-cluster.ts'

export const awsRedshiftPublic = definePolicy({
  id: 'aws-redshift-public',
  platform: 'aws',
  service: 'redshift',
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
})
