import { isOrIsLeft } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { dynamoDBTable } from '../../subjects/aws/dynamodb/dynamodb-table.ts'

export const awsDynamoDBSSEOff = definePolicy({
  id: 'aws-dynamodb-sse-off',
  platform: 'aws',
  service: 'dynamodb',
  title: 'DynamoDB table is encrypted with a key that AWS owns',
  severity: 'medium',
  why: 'No key policy governs who can decrypt the table, its use is not logged in CloudTrail, and access cannot be revoked by disabling the key.',
  fix: 'Set SSESpecification.SSEEnabled (server_side_encryption.enabled in Terraform) to true.',
  repair: { set: { usesKMSKey: true } },
  references: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html',
  ],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      means: 'every table is encrypted with a key that AWS owns',
      since: '2018-11',
      is: 'new',
      source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html',
    },
  ],
  mvisionNames: [],
  subsumes: ['aws-dynamodb-no-cmk'],
  subject: dynamoDBTable,
  violatedWhen: ({ usesKMSKey }) => isOrIsLeft(usesKMSKey, [false], 'encrypted with a key that AWS owns'),
})
