import { definePolicy } from '../../core/policy.ts'
import { allowsAllBut, anyResourcePolicy } from '../../subjects/aws/iam/any-resource-policy.ts'

export const awsPolicyAllowNotPrincipal = definePolicy({
  id: 'aws-policy-allow-not-principal',
  platform: 'aws',
  service: 'iam',
  title: 'Policy uses Allow with NotPrincipal',
  severity: 'critical',
  why: 'Allow with NotPrincipal grants access to all principals except the listed principals, including anonymous callers. Usually the opposite is intended.',
  fix: 'List the allowed principals in Principal, and use NotPrincipal only in Deny statements.',
  repair: { decide: 'Choose who is allowed.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  accepts: [
    'A condition that restricts the caller or the source of the request, such as aws:PrincipalOrgID, aws:SourceAccount, aws:SourceVpce or an address range.',
  ],
  mvisionNames: [],
  subsumes: ['aws-policy-allow-not-action', 'aws-policy-allow-not-resource'],
  subject: anyResourcePolicy,
  violatedWhen: allowsAllBut,
})
