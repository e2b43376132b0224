/** A secret in the environment of a container. */
import { definePolicy } from '../../core/policy.ts'
import { containerEnvironment, holdsSecret } from '../../subjects/aws/secrets/environment-variable.ts'

export const awsECSEnvSecret = definePolicy({
  id: 'aws-ecs-env-secret',
  platform: 'aws',
  service: 'ecs',
  title: 'Secret in the environment of an ECS task definition',
  severity: 'critical',
  why: 'Everybody who can read the repository has the secret, and everybody who may describe the task definition. Deleting the line does not take it out of the history: the secret has to be changed.',
  fix: 'Keep the secret in Secrets Manager or the Parameter Store, refer to it under secrets, and change this one.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html',
  ],
  mvisionNames: [],
  subject: containerEnvironment,
  violatedWhen: holdsSecret,
})
