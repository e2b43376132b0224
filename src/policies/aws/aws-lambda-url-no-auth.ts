/** A function URL that answers everybody. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { lambdaURL } from '../../subjects/aws/lambda/lambda-url.ts'

export const awsLambdaURLNoAuth = definePolicy({
  id: 'aws-lambda-url-no-auth',
  platform: 'aws',
  service: 'lambda',
  title: 'Lambda function URL without authentication',
  severity: 'high',
  why: 'The URL answers everybody on the internet, so only the code of the function stands between a stranger and whatever its role may do.',
  fix: 'Set the auth type to AWS_IAM, or put an API with an authorizer in front of the function.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  mvisionNames: [],
  subject: lambdaURL,
  violatedWhen: ({ authType }) => is(authType, ['NONE'], 'the URL answers everybody'),
})
