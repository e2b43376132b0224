import { all, any, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { testAction } from '../../subjects/aws/iam/policy-pattern.ts'
import { isPublic, trustPolicyStatement } from '../../subjects/aws/iam/resource-policy.ts'

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html */
const ASSUMING = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity']

import { KEEPS_STRANGERS_OUT } from '../../subjects/aws/iam/policy-condition.ts'
import { awsPolicyAllowNotPrincipal } from './aws-policy-allow-not-principal.ts'

export const awsIAMTrustAnyPrincipal = definePolicy({
  id: 'aws-iam-trust-any-principal',
  platform: 'aws',
  service: 'iam',
  title: 'IAM role trust policy allows any AWS principal',
  severity: 'critical',
  why: 'Any AWS account can assume the role; all an attacker needs is its ARN, which routinely leaks through logs, policies and code.',
  fix: 'Name accounts, roles or services in Principal, or add a condition such as aws:PrincipalOrgID.',
  repair: { decide: 'Choose who may assume the role.' },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  controls: ['NIST 800-53 AC-3', 'NIST 800-53 AC-6'],
  accepts: KEEPS_STRANGERS_OUT,
  mvisionNames: [],
  subsumes: [
    ...withSubsumed(awsPolicyAllowNotPrincipal),
    'aws-iam-github-oidc-unsafe',
    'aws-iam-trust-account-root',
    'aws-iam-trust-wildcard-action',
  ],
  subject: trustPolicyStatement,
  // An external id does not keep outsiders out: it guards against a confused deputy, and AWS does not treat it as a secret.
  violatedWhen: (statement) =>
    all(
      isPublic(statement),
      withoutEvidence(
        any(...statement.actions.map((action) => testAction(action, ASSUMING, 'allows assuming the role'))),
      ),
    ),
})
