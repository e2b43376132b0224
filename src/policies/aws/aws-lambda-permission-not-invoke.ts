import { definePolicy } from '../../core/policy.ts'
import { allowsMoreThanInvoking, lambdaPermission } from '../../subjects/aws/lambda/lambda-permission.ts'

export const awsLambdaPermissionNotInvoke = definePolicy({
  id: 'aws-lambda-permission-not-invoke',
  platform: 'aws',
  service: 'lambda',
  title: 'Lambda permission allows more than invoking the function',
  severity: 'low',
  why: 'The principal can also read the code and the environment of the function, replace its code or delete it.',
  fix: 'Set Action to lambda:InvokeFunction, or to lambda:InvokeFunctionUrl for a function URL.',
  repair: {
    set: { action: 'lambda:InvokeFunction' },
    unsafe: 'The principal loses its other rights on the function.',
  },
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html',
  ],
  controls: ['NIST 800-53 AC-6'],
  mvisionNames: [],
  subject: lambdaPermission,
  violatedWhen: allowsMoreThanInvoking,
})
