/** A Lambda function. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

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
  },
})
