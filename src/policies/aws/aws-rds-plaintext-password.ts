import { type Attr, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsMasterPassword } from '../../subjects/aws/rds/rds-master-password.ts'
import { withoutGiven } from '../../subjects/define/deploy-time.ts'

export const awsRDSPlaintextPassword = definePolicy({
  id: 'aws-rds-plaintext-password',
  platform: 'aws',
  service: 'rds',
  title: 'RDS master password is written in the template',
  severity: 'critical',
  why: "Anyone who can read the repository has the database administrator's password. It stays in the git history and must be changed.",
  fix: 'Set ManageMasterUserPassword (manage_master_user_password in Terraform) to true or reference a secret, and change this password.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html',
  ],
  accepts: [
    'A dynamic reference to Secrets Manager or the Parameter Store, a parameter without a default, and a reference to a generated password.',
  ],
  mvisionNames: [],
  subject: rdsMasterPassword,
  violatedWhen: ({ password }) => {
    const note = 'password in plain text'
    const claim = test(givenLater(password), isPlaintext, note, { secret: true })
    // Also what can't be decided may hold a password: an argument of a function, a branch of a condition.
    return { ...claim, evidence: claim.evidence.map((label) => ({ secret: 'place', ...label })) }
  },
})

/**
 * A variable without a default and a reference (a generated password, a secret that is read) are what should be
 * done: there is no literal in this template, which is all that this policy asks. They pass.
 */
function givenLater(password: Attr<string>): Attr<string> {
  return withoutGiven(password, ['variable', 'reference'])
}

/** Not empty, and no dynamic reference that CloudFormation replaces by a secret or a parameter. */
function isPlaintext(password: string): boolean {
  return password !== '' && !password.includes('{{resolve:')
}
