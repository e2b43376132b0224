import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { daxCluster } from '../../subjects/aws/dax/dax-cluster.ts'

export const awsDAXUnencrypted = definePolicy({
  id: 'aws-dax-unencrypted',
  platform: 'aws',
  service: 'dax',
  title: 'DAX cluster is not encrypted',
  severity: 'high',
  why: 'The cache holds copies of items from DynamoDB tables, which are encrypted themselves; on the nodes of the cluster they are not.',
  fix: 'Set SSESpecification.SSEEnabled (server_side_encryption.enabled in Terraform) to true before the cluster is created.',
  repair: { set: { encrypted: true }, unsafe: 'An existing cluster is replaced.' },
  references: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dax-cluster-ssespecification.html',
  ],
  mvisionNames: [],
  subject: daxCluster,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the cached items are not encrypted'),
})
