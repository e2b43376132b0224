/** User pools and identity pools of Cognito. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypool.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_identity_pool
 */
export const cognitoIdentityPool = defineSubject({
  name: 'aws.cognito-identity-pool',
  describes: 'An identity pool of Cognito, which gives AWS credentials to users of an application',
  sources: { cloudformation: ['AWS::Cognito::IdentityPool'], terraform: ['aws_cognito_identity_pool'] },
  attributes: {
    allowsGuests: {
      type: 'boolean',
      describes:
        'Whether users get credentials without signing in. Required in CloudFormation, false by default in Terraform.',
      cloudformation: flag('AllowUnauthenticatedIdentities'),
      terraform: flag('allow_unauthenticated_identities', false),
    },
  },
})

/**
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool
 */
export const cognitoUserPool = defineSubject({
  name: 'aws.cognito-user-pool',
  describes: 'A user pool of Cognito',
  sources: { cloudformation: ['AWS::Cognito::UserPool'], terraform: ['aws_cognito_user_pool'] },
  attributes: {
    mfa: {
      type: 'text',
      // Without quotes, YAML reads OFF as false.
      describes: '`on`, `optional`, or `off`, which is the default and may also be written `false`.',
      cloudformation: word('MfaConfiguration', 'off'),
      terraform: word('mfa_configuration', 'off'),
    },
  },
})
