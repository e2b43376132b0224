/** A credential in what a machine runs when it starts. */
import { definePolicy } from '../../core/policy.ts'
import { userData } from '../../subjects/aws/ec2/user-data.ts'
import { credentialsIn } from '../../subjects/aws/secrets/credential.ts'
import { holdsCredential } from '../../subjects/secrets/written-credential.ts'

export const awsUserDataSecret = definePolicy({
  id: 'aws-user-data-secret',
  platform: 'aws',
  service: 'ec2',
  title: 'AWS keys or a private key in EC2 user data',
  severity: 'critical',
  why: 'Everybody who can read the repository has the key, and so has every process on the machine, because user data can be read from the metadata service. Deleting the line does not take the key out of the history: it has to be replaced.',
  fix: 'Give the instance a role, or let it read the secret from Secrets Manager when it starts; and replace the key that was written here.',
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  ],
  mvisionNames: [],
  subject: userData,
  violatedWhen: ({ text, template }) => holdsCredential(text, template, credentialsIn),
})
