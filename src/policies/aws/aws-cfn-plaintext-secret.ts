import { definePolicy } from '../../core/policy.ts'
import { secretProperty } from '../../subjects/aws/secrets/secret-property.ts'
import { isPlainText, NOT_PLAIN } from '../../subjects/secrets/plain-text.ts'

export const awsCFNPlaintextSecret = definePolicy({
  id: 'aws-cfn-plaintext-secret',
  platform: 'aws',
  service: 'cloudformation',
  title: 'Password, token or key is written in the template',
  severity: 'critical',
  why: 'Anyone who can read the repository has the secret. It stays in the git history and must be rotated.',
  fix: 'Replace it with a dynamic reference to Secrets Manager, {{resolve:secretsmanager:...}}, and rotate the secret written here.',
  repair: {
    decide:
      'Choose where the secret is stored, such as Secrets Manager, and refer to it with a dynamic reference.',
  },
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html',
  ],
  accepts: NOT_PLAIN,
  mvisionNames: [],
  notIn: { terraform: 'The table of properties is that of CloudFormation' },
  subject: secretProperty,
  violatedWhen: ({ text }) => isPlainText(text, 'secret in plain text'),
})
