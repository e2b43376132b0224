/** A key policy that allows something to everybody. */
import { definePolicy } from '../../core/policy.ts'
import { isPublic, keyPolicyStatement } from '../../subjects/aws/iam/resource-policy.ts'

export const awsKMSPublicPolicy = definePolicy({
  id: 'aws-kms-public-policy',
  platform: 'aws',
  service: 'kms',
  title: 'KMS key policy allows any principal',
  severity: 'critical',
  why: 'Every AWS account may use the key as the statement says. What it encrypts is then protected by nothing but who can get at the ciphertext, and with kms:* a stranger can delete the key and all data with it.',
  fix: 'Name the accounts or roles as principals, or add a condition such as kms:CallerAccount or aws:PrincipalOrgID.',
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  mvisionNames: [],
  subsumes: ['aws-policy-allow-not-principal'],
  subject: keyPolicyStatement,
  violatedWhen: isPublic,
})
