/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsEKSPublicCIDROpen } from '../aws/aws-eks-public-cidr-open.ts'
import { awsEKSPublicEndpoint } from '../aws/aws-eks-public-endpoint.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsEKSPublicCIDROpen,
  awsEKSPublicEndpoint,
]
