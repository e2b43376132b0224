import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { KEEPS_STRANGERS_OUT } from '../../subjects/aws/iam/policy-condition.ts'
import { REMOVE_STATEMENT } from '../../subjects/aws/iam/resource-policy.ts'
import { domainPolicyStatement, opensDomain } from '../../subjects/aws/opensearch/domain-policy.ts'
import { awsPolicyAllowNotPrincipal } from './aws-policy-allow-not-principal.ts'

export const awsOpenSearchPolicyPublic = definePolicy({
  id: 'aws-opensearch-policy-public',
  platform: 'aws',
  service: 'opensearch',
  title: 'OpenSearch domain policy allows any principal',
  severity: 'critical',
  why: 'Anyone on the internet can do what the statement allows, such as search, change or delete every document, without an AWS account.',
  fix: 'Name accounts or roles in Principal, or add an aws:SourceIp condition, and put the domain into a VPC.',
  repair: REMOVE_STATEMENT,
  references: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  accepts: [
    ...KEEPS_STRANGERS_OUT,
    'A domain in a VPC, which the internet does not reach.',
    'A domain with fine-grained access control, where every request needs a user of the domain.',
  ],
  mvisionNames: [],
  subsumes: withSubsumed(awsPolicyAllowNotPrincipal),
  subject: domainPolicyStatement,
  violatedWhen: opensDomain,
})
