/** Which accounts may use a version of a Lambda layer. */
import { all, type Claim, not, test, withoutEvidence } from '../../../core/claim.ts'
import { testWildcard } from '../../define/deploy-time.ts'
import { text } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-layerversionpermission.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_layer_version_permission
 */
export const layerPermission = defineSubject({
  name: 'aws.lambda-layer-permission',
  describes: 'A permission to use a version of a Lambda layer',
  sources: {
    cloudformation: ['AWS::Lambda::LayerVersionPermission'],
    terraform: ['aws_lambda_layer_version_permission'],
  },
  attributes: {
    principal: {
      type: 'text',
      describes:
        'An account, or `*` for every account: of the organization where one is written, else of all.',
      cloudformation: text('Principal'),
      terraform: text('principal'),
    },
    ofOrganization: {
      type: 'boolean',
      describes: 'Whether an organization is written. False by default.',
      cloudformation: isWritten('OrganizationId'),
      terraform: isWritten('organization_id'),
    },
  },
})

/** Whether every AWS account may use the layer. */
export function isUsableByAnyone({ principal, ofOrganization }: SubjectOf<typeof layerPermission>): Claim {
  return all(
    testWildcard(principal, (name) => name.trim() === '*', 'every AWS account can use the layer'),
    withoutEvidence(not(test(ofOrganization, (isNamed) => isNamed, 'limited to an organization'))),
  )
}
