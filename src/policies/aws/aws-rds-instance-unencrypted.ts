/** A database instance whose storage is not encrypted. */
import { all, is, not, present, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsInstance } from '../../subjects/aws/rds/rds-instance.ts'

export const awsRDSInstanceUnencrypted = definePolicy({
  id: 'aws-rds-instance-unencrypted',
  platform: 'aws',
  service: 'rds',
  title: 'RDS instance storage is not encrypted',
  severity: 'high',
  why: 'Snapshots, backups and read replicas inherit the missing encryption, so a snapshot that is shared or copied by mistake can be read by whoever has it. Encryption cannot be turned on later, only by moving the data.',
  fix: 'Turn storage encryption on before the instance is created; it costs nothing.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html',
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
