import { definePolicy } from '../../core/policy.ts'
import { isInvocableForAnyAccount, lambdaPermission } from '../../subjects/aws/lambda/lambda-permission.ts'

export const awsLambdaPermissionNoSource = definePolicy({
  id: 'aws-lambda-permission-no-source',
  platform: 'aws',
  service: 'lambda',
  title: 'Lambda permission for a service names no source',
  severity: 'high',
  why: 'Any AWS account can set up a topic, rule, bucket or API of its own that makes the service invoke the function.',
  fix: 'Set SourceArn (source_arn in Terraform) to the resource that invokes the function, or SourceAccount (source_account) to the account.',
  repair: { decide: 'Choose the resource or the account whose events may invoke the function.' },
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  accepts: [
    'A permission narrowed by a source ARN, a source account, an organization or an event source token.',
  ],
  mvisionNames: [],
  subject: lambdaPermission,
  violatedWhen: isInvocableForAnyAccount,
})
