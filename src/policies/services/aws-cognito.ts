/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsCognitoGuestAccess } from '../aws/aws-cognito-guest-access.ts'
import { awsCognitoNoMFA } from '../aws/aws-cognito-no-mfa.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsCognitoGuestAccess,
  awsCognitoNoMFA,
]
