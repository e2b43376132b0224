/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsElastiCacheNoTransitEncryption } from '../aws/aws-elasticache-no-transit-encryption.ts'
import { awsElastiCacheUnencryptedAtRest } from '../aws/aws-elasticache-unencrypted-at-rest.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsElastiCacheNoTransitEncryption,
  awsElastiCacheUnencryptedAtRest,
]
