/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsECSEFSNoTransitEncryption } from '../aws/aws-ecs-efs-no-transit-encryption.ts'
import { awsECSEnvSecret } from '../aws/aws-ecs-env-secret.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsECSEFSNoTransitEncryption,
  awsECSEnvSecret,
]
