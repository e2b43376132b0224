/** A secret in the environment of a container. */
import { definePolicy } from '../../core/policy.ts'
import { containerEnvironment, holdsSecret } from '../../subjects/aws/secrets/environment-variable.ts'

export const awsECSEnvSecret = definePolicy({
  id: 'aws-ecs-env-secret',
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
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Shop:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: shop
          Image: public.ecr.aws/nginx/nginx:1.27
          Environment:
            - Name: DATABASE_PASSWORD
              Value: correct-horse-battery
`,
      passing: `Resources:
  Shop:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: shop
          Image: public.ecr.aws/nginx/nginx:1.27
          Environment:
            - Name: LOG_LEVEL
              Value: info
          Secrets:
            - Name: DATABASE_PASSWORD
              ValueFrom: !ImportValue database-secret
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_ecs_task_definition" "shop" {
  family = "shop"
  container_definitions = jsonencode([
    {
      name  = "shop"
      image = "public.ecr.aws/nginx/nginx:1.27"
      environment = [
        { name = "DATABASE_PASSWORD", value = "correct-horse-battery" },
      ]
    },
  ])
}
`,
      passing: `resource "aws_ecs_task_definition" "shop" {
  family = "shop"
  container_definitions = jsonencode([
    {
      name  = "shop"
      image = "public.ecr.aws/nginx/nginx:1.27"
      environment = [
        { name = "LOG_LEVEL", value = "info" },
      ]
      secrets = [
        { name = "DATABASE_PASSWORD", valueFrom = aws_secretsmanager_secret.database.arn },
      ]
    },
  ])
}
`,
    },
  ],
})
