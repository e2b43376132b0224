/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsMQNoEncryptionOptions } from '../aws/aws-mq-no-encryption-options.ts'
import { awsMQPublic } from '../aws/aws-mq-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsMQNoEncryptionOptions,
  awsMQPublic,
]
