/** A key whose material is never changed. */
import { definePolicy } from '../../core/policy.ts'
import { kmsKey, neverRotates } from '../../subjects/aws/kms/kms-key.ts'

export const awsKMSNoRotation = definePolicy({
  id: 'aws-kms-no-rotation',
  platform: 'aws',
  service: 'kms',
  title: 'KMS key rotation is off',
  severity: 'medium',
  why: 'Everything that was ever encrypted with the key hangs on one secret for as long as the key is used.',
  fix: 'Turn automatic rotation on; nothing that uses the key needs to change.',
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html'],
  controls: ['CIS AWS 3.0.0 3.6', 'NIST 800-53 SC-12'],
  mvisionNames: [],
  subject: kmsKey,
  violatedWhen: neverRotates,
})
