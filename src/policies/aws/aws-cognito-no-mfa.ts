import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { cognitoUserPool } from '../../subjects/aws/cognito/cognito-pool.ts'

export const awsCognitoNoMFA = definePolicy({
  id: 'aws-cognito-no-mfa',
  platform: 'aws',
  service: 'cognito',
  title: 'Cognito user pool has no multi-factor authentication',
  severity: 'medium',
  why: 'A password that is guessed, reused or phished is enough to sign in as its user.',
  fix: 'Set MfaConfiguration (mfa_configuration in Terraform) to ON, or to OPTIONAL with a factor that users can choose.',
  repair: { decide: 'Choose the second factors of the pool, and whether they are required.' },
  references: [
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html',
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html',
  ],
  accepts: ['A pool in which users choose a second factor (OPTIONAL).'],
  mvisionNames: [],
  subject: cognitoUserPool,
  violatedWhen: ({ mfa }) => is(mfa, ['off', 'false'], 'a password is enough to sign in'),
})
