/** A statement that allows something to everybody but a few. */
import { definePolicy } from '../../core/policy.ts'
import { allowsAllBut, anyResourcePolicy } from '../../subjects/aws/iam/any-resource-policy.ts'

export const awsPolicyAllowNotPrincipal = definePolicy({
  id: 'aws-policy-allow-not-principal',
  platform: 'aws',
  service: 'iam',
  title: 'Policy allows everybody but the principals it names',
  severity: 'critical',
  why: 'Allow with NotPrincipal grants the access to everybody who is not in the list, anonymous callers among them. It is mostly written by people who meant to let in the ones they name.',
  fix: 'Name those who may in Principal, and leave NotPrincipal to statements that deny.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  mvisionNames: [],
  subject: anyResourcePolicy,
  violatedWhen: allowsAllBut,
})
