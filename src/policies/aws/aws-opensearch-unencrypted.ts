/** An OpenSearch domain whose data is not encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { openSearchDomain } from '../../subjects/aws/opensearch/opensearch-domain.ts'

export const awsOpenSearchUnencrypted = definePolicy({
  id: 'aws-opensearch-unencrypted',
  platform: 'aws',
  service: 'opensearch',
  title: 'OpenSearch domain is not encrypted at rest',
  severity: 'high',
  why: 'Indexes, logs and automated snapshots are stored in the clear, and some kinds of domain can not be encrypted later.',
  fix: 'Turn encryption at rest on when the domain is created.',
  references: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html',
  ],
  controls: ['NIST 800-53 SC-28'],
  mvisionNames: [],
  subject: openSearchDomain,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the data is not encrypted'),
})
