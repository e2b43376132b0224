import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { docDBCluster } from '../../subjects/aws/docdb/docdb-cluster.ts'

export const awsDocDBUnencrypted = definePolicy({
  id: 'aws-docdb-unencrypted',
  platform: 'aws',
  service: 'docdb',
  title: 'DocumentDB cluster is not encrypted',
  severity: 'high',
  why: 'Data, indexes, logs, backups and snapshots are stored without a key that could be revoked. Encryption cannot be turned on for an existing cluster.',
  fix: 'Set StorageEncrypted (storage_encrypted in Terraform) to true before the cluster is created, with KmsKeyId where you need control over the key.',
  repair: {
    set: { encrypted: true },
    unsafe: 'An existing cluster is replaced; its data must be restored from a snapshot.',
  },
  references: [
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html',
    'https://docs.aws.amazon.com/controltower/latest/controlreference/documentdb-rules.html',
  ],
  controls: ['NIST 800-53 SC-28'],
  accepts: ['An elastic cluster, which is always encrypted.'],
  mvisionNames: [],
  subject: docDBCluster,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the cluster is not encrypted'),
})
