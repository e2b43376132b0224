import { definePolicy } from '../../core/policy.ts'
import { loginProfile } from '../../subjects/aws/iam/login-profile.ts'
import { isPlainText, NOT_PLAIN } from '../../subjects/secrets/plain-text.ts'

export const awsIAMLoginPlaintextPassword = definePolicy({
  id: 'aws-iam-login-plaintext-password',
  platform: 'aws',
  service: 'iam',
  title: 'IAM user has a console password written in the template',
  severity: 'critical',
  why: 'Anyone who can read the repository can sign in to the account as this user. The password stays in the git history.',
  fix: 'Remove LoginProfile and use IAM Identity Center, or read Password from a dynamic reference, and change this password.',
  repair: { decide: 'Choose how users get their passwords, and remove this one.' },
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  accepts: NOT_PLAIN,
  mvisionNames: [],
  notIn: { terraform: 'A login profile of Terraform takes no password: AWS generates one' },
  subject: loginProfile,
  violatedWhen: ({ password }) => isPlainText(password, 'console password in plain text'),
})
