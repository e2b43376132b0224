/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsEKSNoControlPlaneLogs } from '../aws/aws-eks-no-control-plane-logs.ts'
import { awsEKSNoSecretsEncryption } from '../aws/aws-eks-no-secrets-encryption.ts'
import { awsEKSPublicCIDROpen } from '../aws/aws-eks-public-cidr-open.ts'
import { awsEKSPublicEndpoint } from '../aws/aws-eks-public-endpoint.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsEKSNoControlPlaneLogs,
  awsEKSNoSecretsEncryption,
  awsEKSPublicCIDROpen,
  awsEKSPublicEndpoint,
]
