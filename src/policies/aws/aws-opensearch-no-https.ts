/** An OpenSearch domain that answers over plain HTTP. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { openSearchDomain } from '../../subjects/aws/opensearch/opensearch-domain.ts'

export const awsOpenSearchNoHTTPS = definePolicy({
  id: 'aws-opensearch-no-https',
  platform: 'aws',
  service: 'opensearch',
  title: 'OpenSearch domain does not enforce HTTPS',
  severity: 'high',
  why: 'Queries, documents and passwords cross the network in the clear, and whoever is on the way reads and changes them.',
  fix: 'Enforce HTTPS in the options of the domain endpoint.',
  references: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html',
    'https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html',
  ],
  controls: ['NIST 800-53 SC-8'],
  mvisionNames: [],
  subject: openSearchDomain,
  violatedWhen: ({ httpsOnly }) => is(httpsOnly, [false], 'plain HTTP is answered'),
})
