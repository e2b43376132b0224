import { all, is, not, present, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsInstance } from '../../subjects/aws/rds/rds-instance.ts'

export const awsRDSInstanceUnencrypted = definePolicy({
  id: 'aws-rds-instance-unencrypted',
  platform: 'aws',
  service: 'rds',
  title: 'RDS instance storage is not encrypted',
  severity: 'high',
  why: 'Snapshots and read replicas inherit the missing encryption, so one shared by mistake can be read. Encryption cannot be turned on later without moving the data.',
  fix: 'Set StorageEncrypted (storage_encrypted in Terraform) to true before the instance is created; it costs nothing.',
  repair: {
    set: { encrypted: true },
    unsafe: 'An existing instance is replaced; its data must be restored from a snapshot.',
  },
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html',
  ],
  controls: ['CIS AWS 3.0.0 2.3.1'],
  accepts: [
    'A member of a cluster, whose storage belongs to the cluster.',
    'Aurora engines, for the same reason.',
  ],
  mvisionNames: ['Database Encryption for RDS', 'RDS should be encrypted'],
  subject: rdsInstance,
  violatedWhen: ({ encrypted, cluster, engine }) =>
    all(
      is(encrypted, [false], 'the storage is not encrypted'),
      // The storage of a member belongs to its cluster, which is judged in its place.
      withoutEvidence(not(present(cluster, ''))),
      withoutEvidence(not(test(engine, (name) => name.toLowerCase().startsWith('aurora'), ''))),
    ),
})
