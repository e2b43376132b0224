import { any, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { authenticationMetadata } from '../../subjects/aws/secrets/authentication-metadata.ts'

export const awsCFNMetadataCredentials = definePolicy({
  id: 'aws-cfn-metadata-credentials',
  platform: 'aws',
  service: 'cloudformation',
  title: 'Instance metadata of the template contains credentials',
  severity: 'high',
  why: 'Anyone who may describe the stack can read the metadata of its resources, and NoEcho does not mask it.',
  fix: 'Remove secretKey and password, give the instance a role, and set roleName in AWS::CloudFormation::Authentication.',
  repair: {
    decide:
      'Choose the IAM role that gives the instance access, and remove the credentials from the metadata.',
  },
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-authentication.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html',
  ],
  accepts: ['The name of a role (roleName), and an empty value.'],
  mvisionNames: [],
  notIn: { terraform: 'Terraform has no metadata that cfn-init reads' },
  subject: authenticationMetadata,
  violatedWhen: ({ secretKey, password }) => {
    const claim = any(
      is(secretKey, [true], 'a secret access key in the metadata'),
      is(password, [true], 'a password in the metadata'),
    )
    return { ...claim, evidence: claim.evidence.map((label) => ({ secret: 'place', ...label })) }
  },
})
