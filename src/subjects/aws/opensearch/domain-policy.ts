/** The statements of access policies of OpenSearch domains, with what else keeps outsiders from the domain. */
import type { Attr } from '../../../core/claim.ts'
import { all, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { ofResource } from '../../define/moves.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { flag } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { ofSeen } from '../../links/readers.ts'
import { DOMAIN_POLICY } from '../iam/other-resource-policy.ts'
import { isPublic, RESOURCE_STATEMENT, statementSources } from '../iam/resource-policy.ts'

const TERRAFORM_DOMAIN = {
  types: ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
  name: 'domain_name',
}

/** Reads at the domain, also from the policy that Terraform has as a resource of its own. */
function ofDomain(read: Read<Attr<boolean>>): Read<Attr<boolean>> {
  const ofNamedDomain = ofSeen({ by: 'domain_name', to: TERRAFORM_DOMAIN }, read, false)
  return ofResource((scope) => {
    const isDomain = TERRAFORM_DOMAIN.types.includes(scope.resource.type)
    return isDomain ? read(scope) : ofNamedDomain(scope)
  })
}

export const domainPolicyStatement = defineSubject({
  name: 'aws.domain-policy-statement',
  describes: 'A statement of the access policy of an OpenSearch domain',
  sources: statementSources(DOMAIN_POLICY),
  attributes: {
    ...RESOURCE_STATEMENT,
    // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
    inVPC: {
      type: 'boolean',
      describes: 'Whether the domain has its endpoint in a VPC. False by default.',
      cloudformation: ofResource(hasBlock('VPCOptions')),
      terraform: ofDomain(hasBlock('vpc_options')),
    },
    // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
    hasUsers: {
      type: 'boolean',
      describes:
        'Whether fine-grained access control asks for a user of the domain, whatever its policy says. False by default.',
      cloudformation: ofResource(flag('AdvancedSecurityOptions.Enabled', false)),
      terraform: ofDomain(flag('advanced_security_options.enabled', false)),
    },
  },
})

/** Whether the statement opens the domain to anyone, and nothing else keeps outsiders from it. */
export function opensDomain(statement: SubjectOf<typeof domainPolicyStatement>): Claim {
  const { inVPC, hasUsers } = statement
  return all(
    isPublic(statement),
    withoutEvidence(not(is(inVPC, [true]))),
    withoutEvidence(not(is(hasUsers, [true]))),
  )
}
