/** DynamoDB tables: their encryption, and whether they can be restored. */
import { all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { defaultOfNew, flag, joined, listOf, ofItems, text } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { namesOwnKey } from '../kms/own-key.ts'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html */
const ownedKey = defaultOfNew(
  false,
  'DynamoDB has encrypted every table with a key that AWS owns since November 2018, which no key policy governs',
)

const CFN_TABLES = ['AWS::DynamoDB::Table', 'AWS::Serverless::SimpleTable']
const cfnKey = namesOwnKey('SSESpecification.KMSMasterKeyId')

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-ssespecification.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table
 */
export const dynamoDBTable = defineSubject({
  name: 'aws.dynamodb-table',
  describes: 'A DynamoDB table, or a global table with its replicas',
  sources: {
    cloudformation: { table: CFN_TABLES, global: ['AWS::DynamoDB::GlobalTable'] },
    terraform: { table: ['aws_dynamodb_table'], replica: ['aws_dynamodb_table_replica'] },
  },
  attributes: {
    usesKMSKey: {
      type: 'boolean',
      describes:
        'Whether a KMS key of the account encrypts the table. False by default: a key that AWS owns does. Absent for a replica.',
      cloudformation: flag('SSESpecification.SSEEnabled', ownedKey),
      terraform: { table: flag('server_side_encryption.enabled', ownedKey) },
    },
    ownKeys: {
      type: 'booleans',
      describes:
        'Whether a key that AWS does not manage is named, for the table and for each of its replicas. False by default.',
      cloudformation: { table: listOf(cfnKey), global: ofItems('Replicas', listOf(cfnKey)) },
      terraform: {
        table: joined(
          listOf(namesOwnKey('server_side_encryption.kms_key_arn')),
          ofItems('replica', listOf(namesOwnKey('kms_key_arn'))),
        ),
        replica: listOf(namesOwnKey('kms_key_arn')),
      },
    },
  },
})

/** Whether no key of the account encrypts the table, or a replica; shown where KMS is turned off, if it is. */
export function lacksOwnKey({ usesKMSKey, ownKeys }: SubjectOf<typeof dynamoDBTable>): Claim {
  const isKeyless = any(...ownKeys.map((own) => is(own, [false], 'no key of the account encrypts it')))
  const isOff = is(usesKMSKey, [false], 'encrypted with a key that AWS owns')
  return any(all(isOff, withoutEvidence(isKeyless)), isKeyless)
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html */
export const dynamoDBRecovery = defineSubject({
  name: 'aws.dynamodb-recovery',
  describes: 'A DynamoDB table, or a replica of one, as something to restore',
  sources: {
    cloudformation: {
      table: CFN_TABLES,
      replica: { types: ['AWS::DynamoDB::GlobalTable'], within: 'Replicas' },
    },
    terraform: {
      table: ['aws_dynamodb_table'],
      replica: { types: ['aws_dynamodb_table'], within: 'replica' },
      tableReplica: ['aws_dynamodb_table_replica'],
    },
  },
  attributes: {
    recoverable: {
      type: 'boolean',
      describes: 'Whether point-in-time recovery is on. False by default.',
      cloudformation: flag('PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', false),
      terraform: {
        table: flag('point_in_time_recovery.enabled', false),
        replica: flag('point_in_time_recovery', false),
        tableReplica: flag('point_in_time_recovery', false),
      },
    },
    keys: {
      type: 'texts',
      describes: 'The names of the attributes that are the primary key.',
      cloudformation: { table: ofItems('KeySchema', listOf(text('AttributeName'))) },
      terraform: { table: listOf(text('hash_key')) },
    },
  },
})

/**
 * Whether data would be lost for good. A table whose key is LockID holds the locks of Terraform states.
 * https://developer.hashicorp.com/terraform/language/backend/s3
 */
export function isNotRecoverable({ recoverable, keys }: SubjectOf<typeof dynamoDBRecovery>): Claim {
  return all(
    is(recoverable, [false], 'the table cannot be restored to an earlier time'),
    withoutEvidence(not(any(...keys.map((key) => is(key, ['LockID']))))),
  )
}
