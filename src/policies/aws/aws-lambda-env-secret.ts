import { definePolicy } from '../../core/policy.ts'
import { functionEnvironment, holdsSecret } from '../../subjects/aws/secrets/environment-variable.ts'
import { NOT_WRITTEN } from '../../subjects/secrets/written-credential.ts'

export const awsLambdaEnvSecret = definePolicy({
  id: 'aws-lambda-env-secret',
  platform: 'aws',
  service: 'lambda',
  title: 'Lambda function has a secret in its environment',
  severity: 'critical',
  why: "Anyone who can read the repository or the function's configuration has the secret. It stays in the git history and must be rotated.",
  fix: "Use the function's role or read the secret from Secrets Manager, remove it from Environment, and rotate it.",
  repair: {
    decide:
      'Choose where the secret is stored, such as Secrets Manager, and read it when the function starts.',
  },
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html',
  ],
  accepts: [
    ...NOT_WRITTEN,
    'Placeholders such as CHANGE_ME, switches, and paths or ARNs of secrets under the name of a secret.',
  ],
  mvisionNames: [],
  subject: functionEnvironment,
  // AWS keys and every other secret alike: what leaks is different, the fault and the fix are the same.
  violatedWhen: holdsSecret,
})
