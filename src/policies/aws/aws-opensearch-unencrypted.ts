import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { openSearchDomain } from '../../subjects/aws/opensearch/opensearch-domain.ts'

export const awsOpenSearchUnencrypted = definePolicy({
  id: 'aws-opensearch-unencrypted',
  platform: 'aws',
  service: 'opensearch',
  title: 'OpenSearch domain is not encrypted at rest',
  severity: 'high',
  why: 'Indexes, logs and automated snapshots are stored in plain text, and some domain types cannot be encrypted later.',
  fix: 'Set EncryptionAtRestOptions.Enabled (encrypt_at_rest.enabled in Terraform) to true when the domain is created.',
  repair: { set: { encrypted: true }, unsafe: 'A domain with an old engine version is replaced.' },
  references: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html',
  ],
  controls: ['NIST 800-53 SC-28'],
  mvisionNames: [],
  subject: openSearchDomain,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the data is not encrypted'),
})
