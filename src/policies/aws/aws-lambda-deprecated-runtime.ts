import { definePolicy } from '../../core/policy.ts'
import { lambdaFunction, runsOnDeprecated } from '../../subjects/aws/lambda/lambda-function.ts'

export const awsLambdaDeprecatedRuntime = definePolicy({
  id: 'aws-lambda-deprecated-runtime',
  platform: 'aws',
  service: 'lambda',
  title: 'Lambda function uses a deprecated runtime',
  severity: 'low',
  why: 'AWS applies no more security updates to the runtime, and blocks new functions and updates some time later.',
  fix: 'Set Runtime (runtime in Terraform) to a supported version, and test the function with it.',
  repair: { decide: 'Choose a supported runtime, and test the function with it.' },
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html'],
  accepts: ['A container image, which brings its own runtime.'],
  since: [
    'The policy knows the runtimes that AWS had deprecated when this version was made; it does not look at the date.',
  ],
  mvisionNames: [],
  subject: lambdaFunction,
  violatedWhen: runsOnDeprecated,
})
