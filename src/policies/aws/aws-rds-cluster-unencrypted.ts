import { isOrIsLeft } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsCluster } from '../../subjects/aws/rds/rds-cluster.ts'

export const awsRDSClusterUnencrypted = definePolicy({
  id: 'aws-rds-cluster-unencrypted',
  platform: 'aws',
  service: 'rds',
  title: 'RDS cluster storage is not encrypted',
  severity: 'high',
  why: 'Snapshots and replicas inherit the missing encryption, so one shared by mistake can be read. Encryption cannot be turned on later without moving the data.',
  fix: 'Set StorageEncrypted (storage_encrypted in Terraform) to true before the cluster is created; it costs nothing.',
  repair: {
    set: { encrypted: true },
    unsafe: 'An existing cluster is replaced; its data must be restored from a snapshot.',
  },
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html',
  ],
  controls: ['NIST 800-53 SC-28'],
  since: ['Aurora has encrypted every new cluster since February 2026.'],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      means: 'new Aurora clusters are encrypted',
      since: '2026-02-18',
      is: 'new',
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html',
    },
    {
      // Not verified against the provider's page.
      means: 'clusters of other engines are not encrypted',
      is: 'bad',
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html',
    },
  ],
  mvisionNames: ['Database Encryption for RDS', 'RDS should be encrypted'],
  subject: rdsCluster,
  violatedWhen: ({ encrypted }) => isOrIsLeft(encrypted, [false], 'storage encryption is off'),
})
