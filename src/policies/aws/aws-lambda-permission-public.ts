import { definePolicy } from '../../core/policy.ts'
import { isInvocableByAnyone, lambdaPermission } from '../../subjects/aws/lambda/lambda-permission.ts'

export const awsLambdaPermissionPublic = definePolicy({
  id: 'aws-lambda-permission-public',
  platform: 'aws',
  service: 'lambda',
  title: 'Lambda permission allows any principal',
  severity: 'critical',
  why: "Any AWS account can invoke the function with input of its choice, use its role's permissions and run up costs.",
  fix: 'Set Principal to an account or service, and limit it with SourceArn, SourceAccount or PrincipalOrgID.',
  repair: { decide: 'Choose who may invoke the function.' },
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  accepts: [
    'A permission narrowed by a source ARN, a source account, an organization or an event source token.',
    'A permission for function URLs only: the URL itself is checked by aws-lambda-url-no-auth.',
  ],
  mvisionNames: [],
  subsumes: ['aws-lambda-permission-no-source'],
  subject: lambdaPermission,
  violatedWhen: isInvocableByAnyone,
})
