/** A Lambda function. */
import { all, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { text } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { deprecatedOn } from './runtimes.ts'

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
 */
export const lambdaFunction = defineSubject({
  name: 'aws.lambda-function',
  describes: 'A Lambda function',
  sources: {
    cloudformation: ['AWS::Lambda::Function', 'AWS::Serverless::Function'],
    terraform: ['aws_lambda_function'],
  },
  attributes: {
    runtime: {
      type: 'text',
      describes: 'The identifier of its runtime: `nodejs22.x`. Absent for a container image.',
      cloudformation: text('Runtime'),
      terraform: text('runtime'),
    },
    packageType: {
      type: 'text',
      describes: '`Zip`, which is the default, or `Image`, which brings its own runtime.',
      cloudformation: text('PackageType', 'Zip'),
      terraform: text('package_type', 'Zip'),
    },
  },
})

/** Whether the function runs on a runtime of AWS that gets no more security updates. */
export function runsOnDeprecated({ runtime, packageType }: SubjectOf<typeof lambdaFunction>): Claim {
  return all(
    test(
      runtime,
      (name) => deprecatedOn(name) !== undefined,
      (name) => `no security updates since ${deprecatedOn(name)}`,
    ),
    withoutEvidence(not(is(packageType, ['Image']))),
  )
}
