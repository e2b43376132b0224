import { definePolicy } from '../../core/policy.ts'
import { dynamoDBTable, lacksOwnKey } from '../../subjects/aws/dynamodb/dynamodb-table.ts'

export const awsDynamoDBNoCMK = definePolicy({
  id: 'aws-dynamodb-no-cmk',
  platform: 'aws',
  service: 'dynamodb',
  title: 'DynamoDB table has no KMS key of its own',
  severity: 'low',
  why: 'The policy of the key that AWS manages for DynamoDB lets every principal that can read the table decrypt it. That key cannot be restricted or disabled.',
  fix: 'Set SSESpecification.KMSMasterKeyId (server_side_encryption.kms_key_arn in Terraform) to a key of yours, for each replica too.',
  repair: { decide: 'Choose the KMS key that encrypts the table.' },
  references: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-ssespecification.html',
  ],
  mvisionNames: [],
  subject: dynamoDBTable,
  violatedWhen: lacksOwnKey,
})
