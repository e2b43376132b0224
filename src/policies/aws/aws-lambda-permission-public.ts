/** A permission that lets everybody invoke a function. */
import { definePolicy } from '../../core/policy.ts'
import { lambdaPermission, letsEverybodyInvoke } from '../../subjects/aws/lambda/lambda-permission.ts'

export const awsLambdaPermissionPublic = definePolicy({
  id: 'aws-lambda-permission-public',
  platform: 'aws',
  service: 'lambda',
  title: 'Lambda permission lets any principal invoke the function',
  severity: 'critical',
  why: 'Anybody with an AWS account can call the function with input of their choice: they use whatever its role may do, and run up the bill.',
  fix: 'Name the account or service as the principal, and the resource, account or organization that it may call for.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  mvisionNames: [],
  subject: lambdaPermission,
  violatedWhen: letsEverybodyInvoke,
})
