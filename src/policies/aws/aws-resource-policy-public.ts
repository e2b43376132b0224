import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { otherPolicyStatement } from '../../subjects/aws/iam/other-resource-policy.ts'
import { KEEPS_STRANGERS_OUT } from '../../subjects/aws/iam/policy-condition.ts'
import { isPublic, REMOVE_STATEMENT } from '../../subjects/aws/iam/resource-policy.ts'
import { awsPolicyAllowNotPrincipal } from './aws-policy-allow-not-principal.ts'

export const awsResourcePolicyPublic = definePolicy({
  id: 'aws-resource-policy-public',
  platform: 'aws',
  service: 'iam',
  title: 'Resource policy allows any principal',
  severity: 'high',
  why: 'Any AWS account can do what the statement allows with the resource: read a secret, mount a file system, restore a backup, send events.',
  fix: 'Name accounts or roles in Principal, or add a condition such as aws:PrincipalOrgID or aws:SourceVpce.',
  repair: REMOVE_STATEMENT,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  accepts: [
    ...KEEPS_STRANGERS_OUT,
    'A file system policy for clients that come through a mount target (elasticfilesystem:AccessedViaMountTarget).',
  ],
  mvisionNames: [],
  subsumes: withSubsumed(awsPolicyAllowNotPrincipal),
  subject: otherPolicyStatement,
  violatedWhen: isPublic,
})
