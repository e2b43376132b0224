import { definePolicy } from '../../core/policy.ts'
import { surePrivateKeysIn } from '../../secrets/find.ts'
import { launchConfigurationUserData } from '../../subjects/aws/ec2/user-data.ts'
import { holdsCredential, NOT_WRITTEN } from '../../subjects/secrets/written-credential.ts'

export const awsUserDataPrivateKey = definePolicy({
  id: 'aws-user-data-private-key',
  platform: 'aws',
  service: 'ec2',
  title: 'Launch configuration user data contains a private key',
  severity: 'critical',
  why: 'Anyone who can read the repository has the key, and every process on the instances can read it from the metadata service.',
  fix: 'Read the key from Secrets Manager at start-up with a role of the instances, and replace the key written here.',
  repair: {
    decide: 'Choose where the key is stored, such as Secrets Manager, and read it when the machine starts.',
  },
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  ],
  accepts: NOT_WRITTEN,
  subsumes: ['aws-user-data-secret'],
  mvisionNames: [],
  subject: launchConfigurationUserData,
  violatedWhen: ({ text, template }) => holdsCredential(text, template, surePrivateKeysIn),
})
