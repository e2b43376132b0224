/** The policies of resources of which a template has few, in one table. */
import { type ResourcePolicySources, resourcePolicy } from './resource-policy.ts'

export const DOMAIN_POLICY: ResourcePolicySources = {
  cloudformation: [
    { types: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'], document: 'AccessPolicies' },
  ],
  terraform: [
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

/** Kinds of resources with policies that no other policy of the catalog is about. */
export const OTHER_POLICY: ResourcePolicySources = {
  cloudformation: [
    {
      types: ['AWS::SecretsManager::ResourcePolicy', 'AWS::Kinesis::ResourcePolicy'],
      document: 'ResourcePolicy',
    },
    { types: ['AWS::EFS::FileSystem'], document: 'FileSystemPolicy' },
    { types: ['AWS::Backup::BackupVault'], document: 'AccessPolicy' },
    { types: ['AWS::ApiGateway::RestApi', 'AWS::Events::EventBus'], document: 'Policy' },
    { types: ['AWS::Events::EventBusPolicy'], statements: 'Statement' },
    { types: ['AWS::Serverless::Api'], statements: 'Auth.ResourcePolicy.CustomStatements' },
    { types: ['AWS::Logs::Destination'], document: 'DestinationPolicy' },
    { types: ['AWS::Logs::ResourcePolicy'], document: 'PolicyDocument' },
    {
      types: ['AWS::CodeArtifact::Domain', 'AWS::CodeArtifact::Repository'],
      document: 'PermissionsPolicyDocument',
    },
    { types: ['AWS::DynamoDB::Table'], document: 'ResourcePolicy.PolicyDocument' },
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
        'aws_glacier_vault_lock',
        'aws_glue_resource_policy',
        'aws_ses_identity_policy',
        'aws_sesv2_email_identity_policy',
        'aws_codebuild_resource_policy',
        'aws_dynamodb_resource_policy',
        'aws_kinesis_resource_policy',
      ],
      document: 'policy',
    },
    { types: ['aws_glacier_vault', 'aws_cloudwatch_log_destination_policy'], document: 'access_policy' },
    {
      types: [
        'aws_cloudwatch_log_resource_policy',
        'aws_codeartifact_domain_permissions_policy',
        'aws_codeartifact_repository_permissions_policy',
      ],
      document: 'policy_document',
    },
  ],
}

export const otherPolicyStatement = resourcePolicy(
  'aws.other-resource-policy-statement',
  'A statement of the policy of a resource that has no policies of its own in the catalog: a secret, a file system, an API, a log destination',
  OTHER_POLICY,
)
