import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { secretsManagerSecret } from '../../subjects/aws/secrets-manager/secret.ts'

export const awsSecretsManagerNoCMK = definePolicy({
  id: 'aws-secretsmanager-no-cmk',
  platform: 'aws',
  service: 'secrets-manager',
  title: 'Secrets Manager secret has no KMS key of its own',
  severity: 'low',
  why: 'The key that AWS manages lets every principal that can read the secret decrypt it. It cannot be shared with other accounts or restricted.',
  fix: 'Set KmsKeyId (kms_key_id in Terraform) to a key of yours.',
  repair: { decide: 'Choose the KMS key that encrypts the secret.' },
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html'],
  mvisionNames: [],
  subject: secretsManagerSecret,
  violatedWhen: ({ hasOwnKey }) => is(hasOwnKey, [false], 'encrypted with the key that AWS manages'),
})
