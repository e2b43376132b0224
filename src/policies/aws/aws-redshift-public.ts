import { isOrIsLeft } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { redshiftCluster } from '../../subjects/aws/redshift/redshift-cluster.ts'

export const awsRedshiftPublic = definePolicy({
  id: 'aws-redshift-public',
  platform: 'aws',
  service: 'redshift',
  title: 'Redshift cluster is publicly accessible',
  severity: 'critical',
  why: 'It is reachable from the internet and protected only by a security group and a password.',
  fix: 'Set PubliclyAccessible (publicly_accessible in Terraform) to false, and connect from the VPC or through a VPN.',
  repair: { set: { publicAddress: false }, unsafe: 'Clients outside of the VPC can no longer connect.' },
  references: [
    'https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html',
  ],
  since: [
    'Since January 2025, new clusters have had no public address by default.',
    'In Terraform the default is false since version 6 of the AWS provider, and true before.',
  ],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      in: 'cloudformation',
      means: 'new clusters get no public address',
      since: '2025-01',
      is: 'new',
      source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html',
    },
    {
      in: 'terraform',
      version: 'hashicorp/aws 6 and newer',
      means: 'the provider requests no public address',
      is: 'safe',
      source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade',
    },
    {
      in: 'terraform',
      version: 'hashicorp/aws below 6',
      means: 'the provider requests a public address',
      is: 'bad',
      source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade',
    },
  ],
  mvisionNames: [],
  subject: redshiftCluster,
  violatedWhen: ({ publicAddress }) => isOrIsLeft(publicAddress, [true], 'it gets a public IP address'),
})
