import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { cognitoIdentityPool } from '../../subjects/aws/cognito/cognito-pool.ts'

export const awsCognitoGuestAccess = definePolicy({
  id: 'aws-cognito-guest-access',
  platform: 'aws',
  service: 'cognito',
  title: 'Cognito identity pool gives credentials to guests',
  severity: 'medium',
  why: 'Anyone who knows the id of the pool, which stands in the code of the application, gets AWS credentials for the role of guests.',
  fix: 'Set AllowUnauthenticatedIdentities (allow_unauthenticated_identities in Terraform) to false.',
  repair: { set: { allowsGuests: false }, unsafe: 'Users who have not signed in no longer get credentials.' },
  references: [
    'https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypool.html',
  ],
  mvisionNames: [],
  subject: cognitoIdentityPool,
  violatedWhen: ({ allowsGuests }) => is(allowsGuests, [true], 'users get credentials without signing in'),
})
