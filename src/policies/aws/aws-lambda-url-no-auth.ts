import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { lambdaURL } from '../../subjects/aws/lambda/lambda-url.ts'

export const awsLambdaURLNoAuth = definePolicy({
  id: 'aws-lambda-url-no-auth',
  platform: 'aws',
  service: 'lambda',
  title: 'Lambda function URL has no authentication',
  severity: 'high',
  why: "The URL accepts unauthenticated requests, so only the function's code protects what its role can access.",
  fix: 'Set AuthType (authorization_type in Terraform) to AWS_IAM, or use an API with an authorizer instead.',
  repair: {
    set: { authType: 'AWS_IAM' },
    unsafe: 'Requests that are not signed by an allowed principal are refused.',
  },
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  mvisionNames: [],
  subject: lambdaURL,
  violatedWhen: ({ authType }) => is(authType, ['NONE'], 'the URL accepts unauthenticated requests'),
})
