import { definePolicy } from '../../core/policy.ts'
import { rdsMasterPassword } from '../../subjects/aws/rds/rds-master-password.ts'
import { isPlainText, NOT_PLAIN } from '../../subjects/secrets/plain-text.ts'

export const awsRDSPlaintextPassword = definePolicy({
  id: 'aws-rds-plaintext-password',
  platform: 'aws',
  service: 'rds',
  title: 'RDS master password is written in the template',
  severity: 'critical',
  why: "Anyone who can read the repository has the database administrator's password. It stays in the git history and must be changed.",
  fix: 'Set ManageMasterUserPassword (manage_master_user_password in Terraform) to true or reference a secret, and change this password.',
  repair: { decide: 'Choose where the password is stored: a secret that RDS manages, or one of your own.' },
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html',
  ],
  accepts: NOT_PLAIN,
  mvisionNames: [],
  subject: rdsMasterPassword,
  violatedWhen: ({ password }) => isPlainText(password, 'password in plain text'),
})
