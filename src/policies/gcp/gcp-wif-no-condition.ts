import { all, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { identityProvider, isShared } from '../../subjects/gcp/iam/identity-provider.ts'

export const gcpWIFNoCondition = definePolicy({
  id: 'gcp-wif-no-condition',
  platform: 'gcp',
  service: 'iam',
  title: 'Workload identity provider has no attribute condition',
  severity: 'high',
  why: "The issuer gives tokens to all its customers, so a workflow in someone else's repository can get access to the pool.",
  fix: 'Set attribute_condition so that only your own organization or group is accepted.',
  repair: { decide: 'Choose whose tokens are accepted, such as those of your organization on GitHub.' },
  references: [
    'https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines',
    'https://cloud.google.com/iam/docs/best-practices-for-using-workload-identity-federation',
  ],
  accepts: [
    'An issuer that belongs to one owner, such as https://sts.windows.net/<tenant>.',
    'A disabled provider.',
  ],
  mvisionNames: [],
  subject: identityProvider,
  violatedWhen: ({ issuer, hasCondition, disabled }) =>
    all(
      is(hasCondition, [false], 'tokens of any customer of the issuer are accepted'),
      test(issuer, isShared, (url) => `anyone can get tokens from ${url}`),
      withoutEvidence(not(is(disabled, [true]))),
    ),
})
