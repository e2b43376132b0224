import { definePolicy } from '../../core/policy.ts'
import { userData } from '../../subjects/aws/ec2/user-data.ts'
import { holdsCredential, NOT_WRITTEN } from '../../subjects/secrets/written-credential.ts'

export const awsUserDataSecret = definePolicy({
  id: 'aws-user-data-secret',
  platform: 'aws',
  service: 'ec2',
  title: 'EC2 user data contains a secret',
  severity: 'critical',
  why: 'Anyone who can read the repository has the secret, and every process on the instance can read it from the metadata service.',
  fix: 'Give the instance a role or read the secret from Secrets Manager at start-up, and rotate the secret written here.',
  repair: {
    decide:
      'Choose where the secret is stored, such as Secrets Manager, and read it when the machine starts.',
  },
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  ],
  accepts: [...NOT_WRITTEN, 'What the machine fetches when it starts, and placeholders such as changeme.'],
  mvisionNames: [],
  subject: userData,
  violatedWhen: ({ text, template }) => holdsCredential(text, template),
})
