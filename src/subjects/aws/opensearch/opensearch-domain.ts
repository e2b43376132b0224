/** An OpenSearch (formerly Elasticsearch) domain. Serverless collections are always encrypted and on HTTPS. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { inBlock } from '../../define/optional-block.ts'
import { fallBack, flag } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'

/** https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html */
export interface OpenSearchDomain {
  /** Off unless it is asked for. */
  readonly encrypted: Attr<boolean>
  /** Off unless it is asked for; a block of endpoint options in Terraform turns it on unless it says otherwise. */
  readonly httpsOnly: Attr<boolean>
}

const inOptions = inBlock(flag('enforce_https', true), 'domain_endpoint_options')
const terraformHTTPS: Read<Attr<boolean>> = (scope) => orOff(inOptions(scope), fallBack(scope, false))

function orOff(attr: Attr<boolean>, off: Attr<boolean>): Attr<boolean> {
  if (attr.kind === 'absent') return off
  return attr.kind === 'either'
    ? { ...attr, branches: attr.branches.map((branch) => orOff(branch, off)) }
    : attr
}

export const openSearchDomain = defineSubject<OpenSearchDomain>({
  cloudformation: [
    {
      types: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
      attrs: {
        encrypted: flag('EncryptionAtRestOptions.Enabled', false),
        httpsOnly: flag('DomainEndpointOptions.EnforceHTTPS', false),
      },
    },
  ],
  terraform: [
    {
      types: ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
      attrs: { encrypted: flag('encrypt_at_rest.enabled', false), httpsOnly: terraformHTTPS },
    },
  ],
})
