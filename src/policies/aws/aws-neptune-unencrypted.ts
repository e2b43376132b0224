import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { neptuneCluster } from '../../subjects/aws/neptune/neptune-cluster.ts'

export const awsNeptuneUnencrypted = definePolicy({
  id: 'aws-neptune-unencrypted',
  platform: 'aws',
  service: 'neptune',
  title: 'Neptune cluster is not encrypted',
  severity: 'high',
  why: 'The graph, its logs and its snapshots are stored in plain text. An existing cluster can be encrypted only by restoring a snapshot into a new one.',
  fix: 'Set StorageEncrypted (storage_encrypted in Terraform) to true before the cluster is created.',
  repair: {
    set: { encrypted: true },
    unsafe: 'An existing cluster is replaced; its data must be restored from a snapshot.',
  },
  references: [
    'https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-neptune-dbcluster.html',
  ],
  accepts: ['A graph of Neptune Analytics, which is always encrypted.'],
  mvisionNames: [],
  subject: neptuneCluster,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the graph is not encrypted'),
})
