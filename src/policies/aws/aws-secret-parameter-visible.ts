import { definePolicy } from '../../core/policy.ts'
import { anySecretProperty } from '../../subjects/aws/secrets/secret-property.ts'
import { isShownAtDeployment } from '../../subjects/aws/secrets/visible-parameter.ts'

export const awsSecretParameterVisible = definePolicy({
  id: 'aws-secret-parameter-visible',
  platform: 'aws',
  service: 'cloudformation',
  title: 'Secret comes from a parameter that is shown in plain text',
  severity: 'medium',
  why: 'Anyone who may describe the stack, or read plain-text parameters of the Parameter Store, has the secret.',
  fix: 'Set NoEcho to true on the parameter, or read the secret with {{resolve:secretsmanager:...}} or {{resolve:ssm-secure:...}}.',
  repair: { decide: 'Choose which parameters are secret, and set NoEcho or sensitive for them.' },
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html',
  ],
  accepts: [
    'A parameter with NoEcho, and a dynamic reference to Secrets Manager or to a secure string.',
    'A parameter whose default is a secret: policies about secrets in plain text report it.',
  ],
  mvisionNames: [],
  notIn: { terraform: 'NoEcho and dynamic references are those of CloudFormation' },
  subject: anySecretProperty,
  violatedWhen: ({ value, template }) => isShownAtDeployment(value, template),
})
