/** The policy of a private container registry or of its repositories that allows something to everybody. */
import { definePolicy } from '../../core/policy.ts'
import { isPublic, repositoryPolicyStatement } from '../../subjects/aws/iam/resource-policy.ts'

export const awsECRPublicPolicy = definePolicy({
  id: 'aws-ecr-public-policy',
  platform: 'aws',
  service: 'ecr',
  title: 'ECR repository policy allows any principal',
  severity: 'critical',
  why: 'Every AWS account may do what the statement allows: pull images with the code and settings in them or, where pushing is allowed, replace what runs in production.',
  fix: 'Name the accounts or roles as principals, or add a condition such as aws:PrincipalOrgID.',
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  mvisionNames: [],
  subsumes: ['aws-policy-allow-not-principal'],
  subject: repositoryPolicyStatement,
  violatedWhen: isPublic,
})
