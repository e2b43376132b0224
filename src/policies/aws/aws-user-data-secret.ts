import { definePolicy } from '../../core/policy.ts'
import { userData } from '../../subjects/aws/ec2/user-data.ts'
import { credentialsIn } from '../../subjects/aws/secrets/credential.ts'
import { holdsCredential, NOT_WRITTEN } from '../../subjects/secrets/written-credential.ts'

export const awsUserDataSecret = definePolicy({
  id: 'aws-user-data-secret',
  platform: 'aws',
  service: 'ec2',
  title: 'EC2 user data contains an access key or a private key',
  severity: 'critical',
  why: 'Anyone who can read the repository has the key, and every process on the instance can read it from the metadata service.',
  fix: 'Give the instance a role or read the secret from Secrets Manager at start-up, and rotate the key written here.',
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  ],
  accepts: NOT_WRITTEN,
  mvisionNames: [],
  subject: userData,
  violatedWhen: ({ text, template }) => holdsCredential(text, template, credentialsIn),
})
