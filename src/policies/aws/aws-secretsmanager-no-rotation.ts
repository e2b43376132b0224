import { definePolicy } from '../../core/policy.ts'
import { isNotRotated, secretsManagerSecret } from '../../subjects/aws/secrets-manager/secret.ts'

export const awsSecretsManagerNoRotation = definePolicy({
  id: 'aws-secretsmanager-no-rotation',
  platform: 'aws',
  service: 'secrets-manager',
  title: 'Secrets Manager secret is not rotated',
  severity: 'low',
  why: 'A secret that leaks stays valid until someone notices and replaces it by hand.',
  fix: 'Add an AWS::SecretsManager::RotationSchedule (aws_secretsmanager_secret_rotation in Terraform) for the secret.',
  repair: { decide: 'Choose the function that rotates the secret, and how often.' },
  references: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html',
  ],
  mvisionNames: [],
  subject: secretsManagerSecret,
  violatedWhen: isNotRotated,
})
