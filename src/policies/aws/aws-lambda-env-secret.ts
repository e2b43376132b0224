/** A secret in the environment of a function. */
import { definePolicy } from '../../core/policy.ts'
import { functionEnvironment, holdsSecret } from '../../subjects/aws/secrets/environment-variable.ts'

export const awsLambdaEnvSecret = definePolicy({
  id: 'aws-lambda-env-secret',
  platform: 'aws',
  service: 'lambda',
  title: 'Secret in the environment of a Lambda function',
  severity: 'critical',
  why: 'Everybody who can read the repository has the key or the password, and everybody who may see the configuration of the function. Deleting the line does not take it out of the history: the secret has to be changed.',
  fix: 'Give the function a role instead of keys, let it read other secrets from Secrets Manager, and change what was written here.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html',
  ],
  mvisionNames: [],
  subject: functionEnvironment,
  // AWS keys and every other secret alike: what leaks is different, the fault and its mending are the same.
  violatedWhen: holdsSecret,
})
