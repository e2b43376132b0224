/** From where the endpoint of a search service can be reached: a VPC, or anywhere. */
import { eachBranch, known, mapAttr, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Within } from '../../define/attributes.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { nested } from '../../define/moves.ts'
import { changed, fallBack, flag } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

/** A domain is in a VPC where subnets are given: also by a variable or by other resources. */
function hasSubnets(path: string): Read<Attr<boolean>> {
  return (scope) =>
    eachBranch(lookUp(scope.node, path), (subnets) => {
      if (subnets === undefined || isNull(subnets)) return fallBack(scope, false)
      if (subnets.kind === 'list' && subnets.items.length === 0 && !subnets.open)
        return fallBack(scope, false)
      if (subnets.kind !== 'unknown' || isGiven(subnets.because, ['variable', 'reference'])) {
        return known(true, subnets.at)
      }
      return unknownBecause(subnets.because, subnets.at)
    })
}

/** A policy is a JSON text with a list of statements; only those about networks say who gets in. */
function statementsAt(property: string): Within {
  return (scope) => {
    const policy = lookUp(scope.node, property)
    const items = itemsOf(policy?.kind === 'json' ? policy.of : policy)
    return items.map((node) => nested(scope, node))
  }
}

const onlyPrivate: Read<Attr<boolean>> = changed(flag('AllowFromPublic'), (attr) =>
  mapAttr(attr, (isPublic) => !isPublic, 'true or false'),
)

/**
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html
 */
export const openSearchEndpoint = defineSubject({
  name: 'aws.opensearch-endpoint',
  describes:
    'The endpoint of an OpenSearch or Elasticsearch domain, or of the collections of a network policy',
  sources: {
    cloudformation: {
      domain: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
      collections: { types: ['AWS::OpenSearchServerless::SecurityPolicy'], within: statementsAt('Policy') },
    },
    terraform: {
      domain: ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
      collections: { types: ['aws_opensearchserverless_security_policy'], within: statementsAt('policy') },
    },
  },
  attributes: {
    inVPC: {
      type: 'boolean',
      describes: 'Whether only a VPC reaches it. False by default for a domain.',
      cloudformation: { domain: hasSubnets('VPCOptions.SubnetIds'), collections: onlyPrivate },
      terraform: { domain: hasSubnets('vpc_options.subnet_ids'), collections: onlyPrivate },
    },
  },
})
