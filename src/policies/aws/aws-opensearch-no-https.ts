import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { openSearchDomain } from '../../subjects/aws/opensearch/opensearch-domain.ts'

export const awsOpenSearchNoHTTPS = definePolicy({
  id: 'aws-opensearch-no-https',
  platform: 'aws',
  service: 'opensearch',
  title: 'OpenSearch domain allows plain HTTP',
  severity: 'high',
  why: 'Queries, documents and passwords cross the network unencrypted and can be read and changed in transit.',
  fix: 'Set DomainEndpointOptions.EnforceHTTPS (domain_endpoint_options.enforce_https in Terraform) to true.',
  repair: { set: { httpsOnly: true } },
  references: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html',
    'https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html',
  ],
  controls: ['NIST 800-53 SC-8'],
  mvisionNames: [],
  subject: openSearchDomain,
  violatedWhen: ({ httpsOnly }) => is(httpsOnly, [false], 'plain HTTP is accepted'),
})
