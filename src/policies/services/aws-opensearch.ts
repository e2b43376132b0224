/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsOpenSearchNoHTTPS } from '../aws/aws-opensearch-no-https.ts'
import { awsOpenSearchNoNodeEncryption } from '../aws/aws-opensearch-no-node-encryption.ts'
import { awsOpenSearchNotInVPC } from '../aws/aws-opensearch-not-in-vpc.ts'
import { awsOpenSearchPolicyPublic } from '../aws/aws-opensearch-policy-public.ts'
import { awsOpenSearchUnencrypted } from '../aws/aws-opensearch-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsOpenSearchNoHTTPS,
  awsOpenSearchNoNodeEncryption,
  awsOpenSearchNotInVPC,
  awsOpenSearchPolicyPublic,
  awsOpenSearchUnencrypted,
]
