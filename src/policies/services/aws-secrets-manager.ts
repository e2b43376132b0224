/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsSecretsManagerNoCMK } from '../aws/aws-secretsmanager-no-cmk.ts'
import { awsSecretsManagerNoRotation } from '../aws/aws-secretsmanager-no-rotation.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsSecretsManagerNoCMK,
  awsSecretsManagerNoRotation,
]
