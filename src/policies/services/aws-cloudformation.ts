/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsCFNMetadataCredentials } from '../aws/aws-cfn-metadata-credentials.ts'
import { awsCFNPlaintextSecret } from '../aws/aws-cfn-plaintext-secret.ts'
import { awsSecretParameterVisible } from '../aws/aws-secret-parameter-visible.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsCFNMetadataCredentials,
  awsCFNPlaintextSecret,
  awsSecretParameterVisible,
]
