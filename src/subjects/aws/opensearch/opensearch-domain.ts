/** An OpenSearch (formerly Elasticsearch) domain. Serverless collections are always encrypted and on HTTPS. */
import { inBlock } from '../../define/optional-block.ts'
import { defaultTo, firstOf, flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/** https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html */
export const openSearchDomain = defineSubject({
  name: 'aws.opensearch-domain',
  describes: 'An OpenSearch or Elasticsearch domain',
  sources: {
    cloudformation: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
    terraform: ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
  },
  attributes: {
    encrypted: {
      type: 'boolean',
      describes: 'Whether what is stored is encrypted. False by default.',
      cloudformation: flag('EncryptionAtRestOptions.Enabled', false),
      terraform: flag('encrypt_at_rest.enabled', false),
    },
    encryptedBetweenNodes: {
      type: 'boolean',
      describes: 'Whether the nodes use TLS among themselves. False by default.',
      // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html
      cloudformation: flag('NodeToNodeEncryptionOptions.Enabled', false),
      terraform: flag('node_to_node_encryption.enabled', false),
    },
    httpsOnly: {
      type: 'boolean',
      describes:
        'Whether plain HTTP is refused. False by default; in Terraform a block of endpoint options turns it on unless it says otherwise.',
      cloudformation: flag('DomainEndpointOptions.EnforceHTTPS', false),
      terraform: firstOf(inBlock(flag('enforce_https', true), 'domain_endpoint_options'), defaultTo(false)),
    },
  },
})
