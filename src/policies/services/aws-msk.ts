/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsMSKPublic } from '../aws/aws-msk-public.ts'
import { awsMSKUnencrypted } from '../aws/aws-msk-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsMSKPublic,
  awsMSKUnencrypted,
]
