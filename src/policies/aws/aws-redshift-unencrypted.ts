import { isOrIsLeft } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { redshiftCluster } from '../../subjects/aws/redshift/redshift-cluster.ts'

export const awsRedshiftUnencrypted = definePolicy({
  id: 'aws-redshift-unencrypted',
  platform: 'aws',
  service: 'redshift',
  title: 'Redshift cluster is not encrypted',
  severity: 'high',
  why: 'Snapshots are unencrypted too, so one that is shared by mistake can be read.',
  fix: 'Set Encrypted (encrypted in Terraform) to true, with KmsKeyId where you need control over the key.',
  repair: {
    set: { encrypted: true },
    unsafe: 'An existing cluster is migrated or replaced, and may be unavailable meanwhile.',
  },
  references: [
    'https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html',
  ],
  accepts: ['A workgroup of Redshift Serverless, which is always encrypted.'],
  since: [
    'AWS has encrypted new clusters by default since January 2025.',
    'The default of version 5 and older of the Terraform AWS provider is not documented, so it is undecided.',
  ],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      in: 'cloudformation',
      means: 'new clusters are encrypted',
      since: '2025-01',
      is: 'new',
      source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html',
    },
    {
      in: 'terraform',
      version: 'hashicorp/aws 6 and newer',
      means: 'the provider requests encryption',
      is: 'safe',
      source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade',
    },
    {
      in: 'terraform',
      version: 'hashicorp/aws below 6',
      means: 'not documented',
      is: 'unknown',
      source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade',
    },
  ],
  mvisionNames: [],
  subject: redshiftCluster,
  violatedWhen: ({ encrypted }) => isOrIsLeft(encrypted, [false], 'the data is not encrypted'),
})
