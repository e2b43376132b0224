import { definePolicy } from '../../core/policy.ts'
import { withSubsumed } from '../../core/policy-info.ts'
import { KEEPS_STRANGERS_OUT } from '../../subjects/aws/iam/policy-condition.ts'
import {
  isPublic,
  REMOVE_STATEMENT,
  repositoryPolicyStatement,
} from '../../subjects/aws/iam/resource-policy.ts'
import { awsPolicyAllowNotPrincipal } from './aws-policy-allow-not-principal.ts'

export const awsECRPublicPolicy = definePolicy({
  id: 'aws-ecr-public-policy',
  platform: 'aws',
  service: 'ecr',
  title: 'ECR repository policy allows any principal',
  severity: 'critical',
  why: 'Any AWS account can do what the statement allows, such as pull images with their code, or push images that replace them.',
  fix: 'Name accounts or roles in Principal, or add a condition such as aws:PrincipalOrgID.',
  repair: REMOVE_STATEMENT,
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  accepts: KEEPS_STRANGERS_OUT,
  mvisionNames: [],
  subsumes: withSubsumed(awsPolicyAllowNotPrincipal),
  subject: repositoryPolicyStatement,
  violatedWhen: isPublic,
})
