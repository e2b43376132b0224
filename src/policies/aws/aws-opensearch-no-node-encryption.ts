import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { openSearchDomain } from '../../subjects/aws/opensearch/opensearch-domain.ts'

export const awsOpenSearchNoNodeEncryption = definePolicy({
  id: 'aws-opensearch-no-node-encryption',
  platform: 'aws',
  service: 'opensearch',
  title: 'OpenSearch nodes exchange data without TLS',
  severity: 'high',
  why: 'Documents and queries pass between the nodes of the domain unencrypted and can be read by whoever gets into its network.',
  fix: 'Set NodeToNodeEncryptionOptions.Enabled (node_to_node_encryption.enabled in Terraform) to true. It cannot be turned off again.',
  repair: {
    set: { encryptedBetweenNodes: true },
    unsafe: 'A domain with an old engine version is replaced.',
  },
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html'],
  controls: ['NIST 800-53 SC-8'],
  mvisionNames: [],
  subject: openSearchDomain,
  violatedWhen: ({ encryptedBetweenNodes }) =>
    is(encryptedBetweenNodes, [false], 'nodes exchange data without TLS'),
})
