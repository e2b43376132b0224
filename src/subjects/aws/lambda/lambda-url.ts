/** Function URLs: the address at which a Lambda function answers by itself. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { inBlock } from '../../define/optional-block.ts'
import { text } from '../../define/readers.ts'

export interface LambdaURL {
  /** `NONE` or `AWS_IAM`; none where the function has no URL. The providers ask for one where it has. */
  readonly authType: Attr<string>
}

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functionurlconfig.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_url
 */
export const lambdaURL = defineSubject<LambdaURL>({
  cloudformation: [
    { types: ['AWS::Lambda::Url'], attrs: { authType: text('AuthType') } },
    {
      types: ['AWS::Serverless::Function'],
      attrs: { authType: inBlock(text('AuthType'), 'FunctionUrlConfig') },
    },
  ],
  terraform: [{ types: ['aws_lambda_function_url'], attrs: { authType: text('authorization_type') } }],
})
