/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsRedshiftPublic } from '../aws/aws-redshift-public.ts'
import { awsRedshiftUnencrypted } from '../aws/aws-redshift-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsRedshiftPublic,
  awsRedshiftUnencrypted,
]
