import { definePolicy } from '../../core/policy.ts'
import { isUsableByAnyone, layerPermission } from '../../subjects/aws/lambda/layer-permission.ts'

export const awsLambdaLayerPublic = definePolicy({
  id: 'aws-lambda-layer-public',
  platform: 'aws',
  service: 'lambda',
  title: 'Lambda layer is shared with every AWS account',
  severity: 'high',
  why: 'Any AWS account can download the code in the layer, with whatever was packed into it: internal libraries, configuration, credentials.',
  fix: 'Set Principal to an account, or write OrganizationId (organization_id in Terraform) beside it.',
  repair: { decide: 'Choose the accounts or the organization that may use the layer.' },
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-layerversionpermission.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html',
  ],
  accepts: ['A permission for every account of one organization.'],
  mvisionNames: [],
  subject: layerPermission,
  violatedWhen: isUsableByAnyone,
})
