import { definePolicy } from '../../core/policy.ts'
import { kmsKey, neverRotates } from '../../subjects/aws/kms/kms-key.ts'

export const awsKMSNoRotation = definePolicy({
  id: 'aws-kms-no-rotation',
  platform: 'aws',
  service: 'kms',
  title: 'KMS key rotation is off',
  severity: 'medium',
  why: 'A key that is never rotated encrypts all data for its whole lifetime, which increases the damage if it is compromised.',
  fix: 'Set EnableKeyRotation (enable_key_rotation in Terraform) to true; nothing that uses the key needs to change.',
  repair: { set: { rotates: true } },
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html'],
  controls: ['CIS AWS 3.0.0 3.6', 'NIST 800-53 SC-12', 'PCI DSS 4.0 3.7.4'],
  accepts: [
    'A key that does not support automatic rotation: asymmetric and HMAC keys, imported key material, keys in a custom key store.',
    'A disabled key.',
  ],
  mvisionNames: [],
  subject: kmsKey,
  violatedWhen: neverRotates,
})
