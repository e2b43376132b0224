import { type Attr, any, type Claim, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { isAccessKeyId, isSecretAccessKey } from '../../secrets/forms.ts'
import { providerKeys } from '../../subjects/aws/provider/provider-keys.ts'
import { withoutGiven, withoutMisfits } from '../../subjects/define/deploy-time.ts'

export const awsProviderHardcodedKeys = definePolicy({
  id: 'aws-provider-hardcoded-keys',
  platform: 'aws',
  service: 'provider',
  title: 'Terraform AWS provider has hard-coded access keys',
  severity: 'critical',
  why: 'Anyone who can read the repository or its history can use these keys, which usually allow everything in the account.',
  fix: 'Remove access_key and secret_key, let Terraform assume a role or read its environment, and deactivate these keys.',
  repair: {
    decide: 'Choose how Terraform gets its credentials: a profile, environment variables or a role.',
  },
  references: [
    'https://registry.terraform.io/providers/hashicorp/aws/latest/docs',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  ],
  accepts: [
    'Text that does not have the form of an AWS key, such as the "test" that emulators need.',
    'A variable without a default, and a reference.',
  ],
  mvisionNames: [],
  notIn: { cloudformation: 'CloudFormation has no provider blocks and is called with keys from outside' },
  subject: providerKeys,
  // Only what has the form of a key: providers that talk to an emulator must be given some text, and write "test".
  violatedWhen: ({ accessKey, secretKey }) =>
    any(
      isWritten(secretKey, isSecretAccessKey, 'contains a secret access key'),
      isWritten(accessKey, isAccessKeyId, 'contains an access key ID'),
    ),
})

/** A variable without a default and a reference are no literal in this template, and pass. */
function isWritten(key: Attr<string>, hasForm: (text: string) => boolean, note: string): Claim {
  const written = withoutMisfits(withoutGiven(key, ['variable', 'reference']), hasForm)
  const claim = test(written, hasForm, note, { secret: true })
  // Also what can't be decided may hold a key: an argument of a function, a branch of a condition.
  return { ...claim, evidence: claim.evidence.map((label) => ({ secret: 'place', ...label })) }
}
