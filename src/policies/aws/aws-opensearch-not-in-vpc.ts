import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { openSearchEndpoint } from '../../subjects/aws/opensearch/opensearch-endpoint.ts'

export const awsOpenSearchNotInVPC = definePolicy({
  id: 'aws-opensearch-not-in-vpc',
  platform: 'aws',
  service: 'opensearch',
  title: 'OpenSearch endpoint is outside a VPC',
  severity: 'high',
  why: 'The endpoint has a public address, so one mistake in the access policy opens every index to the internet.',
  fix: 'Give the domain VPCOptions.SubnetIds (vpc_options.subnet_ids in Terraform), and collections a network policy that names VPC endpoints. A domain with a public endpoint must be replaced.',
  repair: { decide: 'Choose the subnets and security groups of the domain; an existing one is replaced.' },
  references: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html',
  ],
  mvisionNames: [],
  subject: openSearchEndpoint,
  violatedWhen: ({ inVPC }) => is(inVPC, [false], 'the endpoint has a public address'),
})
