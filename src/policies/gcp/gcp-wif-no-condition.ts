/** A workload identity provider that takes tokens of every customer of its issuer. */
import { all, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { identityProvider, isShared } from '../../subjects/gcp/iam/identity-provider.ts'

export const gcpWIFNoCondition = definePolicy({
  id: 'gcp-wif-no-condition',
  platform: 'gcp',
  service: 'iam',
  title: 'Workload identity provider takes tokens of every customer of its issuer',
  severity: 'high',
  why: 'The issuer gives tokens to everybody who has an account there. Without a condition, a workflow in a repository of a stranger gets into the pool, and from there to whatever is granted to the pool.',
  fix: 'Write an attribute_condition that admits only your own organization or group.',
  references: [
    'https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines',
    'https://cloud.google.com/iam/docs/best-practices-for-using-workload-identity-federation',
  ],
  mvisionNames: [],
  subject: identityProvider,
  violatedWhen: ({ issuer, hasCondition, disabled }) =>
    all(
      is(hasCondition, [false], 'no condition says whose tokens are taken'),
      test(issuer, isShared, (url) => `everybody can get tokens of ${url}`),
      withoutEvidence(not(is(disabled, [true]))),
    ),
})
