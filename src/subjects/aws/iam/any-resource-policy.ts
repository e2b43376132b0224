/** The statements of policies of any kind of resource, for faults that are the same in all of them. */
import { all, any, type Claim, is, not, present, withNote, withoutEvidence } from '../../../core/claim.ts'
import { BUCKET_POLICY } from '../s3/s3-bucket-policy.ts'
import { keepsStrangersOut } from './policy-condition.ts'
import {
  KEY_POLICY,
  QUEUE_POLICY,
  REPOSITORY_POLICY,
  type ResourcePolicySources,
  type ResourcePolicyStatement,
  resourcePolicy,
  TOPIC_POLICY,
  TRUST_POLICY,
} from './resource-policy.ts'

/** Kinds of resources with policies that no other policy of the catalogue is about. */
const FURTHER: ResourcePolicySources = {
  cloudformation: [
    { types: ['AWS::SecretsManager::ResourcePolicy'], document: 'ResourcePolicy' },
    { types: ['AWS::EFS::FileSystem'], document: 'FileSystemPolicy' },
    { types: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'], document: 'AccessPolicies' },
    { types: ['AWS::Backup::BackupVault'], document: 'AccessPolicy' },
    { types: ['AWS::ApiGateway::RestApi'], document: 'Policy' },
  ],
  terraform: [
    {
      types: [
        'aws_secretsmanager_secret',
        'aws_secretsmanager_secret_policy',
        'aws_efs_file_system_policy',
        'aws_backup_vault_policy',
        'aws_cloudwatch_event_bus_policy',
        'aws_api_gateway_rest_api',
        'aws_api_gateway_rest_api_policy',
      ],
      document: 'policy',
    },
    {
      types: [
        'aws_opensearch_domain',
        'aws_opensearch_domain_policy',
        'aws_elasticsearch_domain',
        'aws_elasticsearch_domain_policy',
      ],
      document: 'access_policies',
    },
  ],
}

const EVERY_KIND: readonly ResourcePolicySources[] = [
  TRUST_POLICY,
  BUCKET_POLICY,
  QUEUE_POLICY,
  TOPIC_POLICY,
  KEY_POLICY,
  REPOSITORY_POLICY,
  FURTHER,
]

export const anyResourcePolicy = resourcePolicy(
  'aws.resource-policy-statement',
  'A statement of the policy of any resource that has one',
  ...EVERY_KIND,
)

/** Whether the statement allows something to all but some, and its conditions do not keep outsiders out. */
export function allowsAllBut({ effect, notPrincipals, conditions }: ResourcePolicyStatement): Claim {
  return all(
    any(...notPrincipals.map(({ id }) => present(id, 'anyone but these'))),
    withoutEvidence(is(effect, ['Allow'])),
    withNote(
      not(any(...conditions.map(keepsStrangersOut))),
      'this condition does not exclude other accounts',
    ),
  )
}
