/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsSSMDocumentPublic } from '../aws/aws-ssm-document-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsSSMDocumentPublic,
]
