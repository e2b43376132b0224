import { definePolicy } from '../../core/policy.ts'
import { dynamoDBRecovery, isNotRecoverable } from '../../subjects/aws/dynamodb/dynamodb-table.ts'

export const awsDynamoDBNoPITR = definePolicy({
  id: 'aws-dynamodb-no-pitr',
  platform: 'aws',
  service: 'dynamodb',
  title: 'DynamoDB table has no point-in-time recovery',
  severity: 'medium',
  why: 'What a faulty deployment or an attacker overwrites or deletes is lost unless someone made a backup.',
  fix: 'Set PointInTimeRecoveryEnabled (point_in_time_recovery.enabled in Terraform) to true, for each replica too.',
  repair: { set: { recoverable: true } },
  references: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html'],
  accepts: ['A table of locks of Terraform states (its key is `LockID`), which holds nothing to restore.'],
  mvisionNames: [],
  subject: dynamoDBRecovery,
  violatedWhen: isNotRecoverable,
})
