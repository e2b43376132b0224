/** Function URLs: the address at which a Lambda function answers by itself. */
import { inBlock } from '../../define/optional-block.ts'
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functionurlconfig.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_url
 */
export const lambdaURL = defineSubject({
  name: 'aws.lambda-url',
  describes: 'The URL of a Lambda function, or a SAM function that may have one',
  sources: {
    cloudformation: { url: ['AWS::Lambda::Url'], function: ['AWS::Serverless::Function'] },
    terraform: ['aws_lambda_function_url'],
  },
  attributes: {
    authType: {
      type: 'text',
      describes: '`NONE` or `AWS_IAM`; the providers require it. Absent where the function has no URL.',
      cloudformation: {
        url: text('AuthType'),
        function: inBlock(text('AuthType'), 'FunctionUrlConfig'),
      },
      terraform: text('authorization_type'),
    },
  },
})
