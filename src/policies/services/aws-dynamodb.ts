/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsDynamoDBNoCMK } from '../aws/aws-dynamodb-no-cmk.ts'
import { awsDynamoDBNoPITR } from '../aws/aws-dynamodb-no-pitr.ts'
import { awsDynamoDBSSEOff } from '../aws/aws-dynamodb-sse-off.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsDynamoDBNoCMK,
  awsDynamoDBNoPITR,
  awsDynamoDBSSEOff,
]
