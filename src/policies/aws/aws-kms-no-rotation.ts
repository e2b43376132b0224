/** A key whose material is never changed. */
import { definePolicy } from '../../core/policy.ts'
import { kmsKey, neverRotates } from '../../subjects/aws/kms/kms-key.ts'

export const awsKMSNoRotation = definePolicy({
  id: 'aws-kms-no-rotation',
  title: 'KMS key rotation is off',
  severity: 'medium',
  why: 'Everything that was ever encrypted with the key hangs on one secret for as long as the key is used.',
  fix: 'Turn automatic rotation on; nothing that uses the key needs to change.',
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html'],
  controls: ['CIS AWS 3.0.0 3.6', 'NIST 800-53 SC-12'],
  mvisionNames: [],
  subject: kmsKey,
  violatedWhen: neverRotates,
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Orders:
    Type: AWS::KMS::Key
    Properties:
      Description: Orders
      EnableKeyRotation: false
`,
      passing: `Resources:
  Orders:
    Type: AWS::KMS::Key
    Properties:
      Description: Orders
      EnableKeyRotation: true
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_kms_key" "orders" {
  description             = "Orders"
  deletion_window_in_days = 30
  enable_key_rotation     = false
}
`,
      passing: `resource "aws_kms_key" "orders" {
  description             = "Orders"
  deletion_window_in_days = 30
  enable_key_rotation     = true
}
`,
    },
  ],
})
