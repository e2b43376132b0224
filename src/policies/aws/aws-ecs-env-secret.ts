import { definePolicy } from '../../core/policy.ts'
import { containerEnvironment, holdsSecret } from '../../subjects/aws/secrets/environment-variable.ts'
import { NOT_WRITTEN } from '../../subjects/secrets/written-credential.ts'

export const awsECSEnvSecret = definePolicy({
  id: 'aws-ecs-env-secret',
  platform: 'aws',
  service: 'ecs',
  title: 'ECS task definition has a secret in its environment',
  severity: 'critical',
  why: 'Anyone who can read the repository or describe the task definition has the secret. It stays in the git history and must be rotated.',
  fix: 'Store the secret in Secrets Manager or Parameter Store, reference it under Secrets (secrets in Terraform), and rotate it.',
  repair: { decide: 'Choose where the secret is stored, and name it under secrets of the container.' },
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html',
  ],
  accepts: [
    ...NOT_WRITTEN,
    'Placeholders such as CHANGE_ME, switches, and paths or ARNs of secrets under the name of a secret.',
  ],
  mvisionNames: [],
  subject: containerEnvironment,
  violatedWhen: holdsSecret,
})
