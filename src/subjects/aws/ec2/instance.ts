/** An EC2 instance: its role and its place in a network, which a launch template may give it. */
import { setElsewhere } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { anyTrue } from '../../define/any-true.ts'
import { readsAlso } from '../../define/moves.ts'
import { isThere } from '../../define/optional-block.ts'
import { always, fallBack } from '../../define/readers.ts'
import { isNull, lookUp, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'
import type { Target } from '../../links/named.ts'
import { type Naming, ofNamed } from '../../links/readers.ts'

interface Words {
  /** The property that names a launch template. */
  readonly block: string
  readonly namings: readonly Naming[]
}

const CFN_TEMPLATE: Target = { types: ['AWS::EC2::LaunchTemplate'], name: 'LaunchTemplateName' }
const CFN: Words = {
  block: 'LaunchTemplate',
  namings: ['LaunchTemplateId', 'LaunchTemplateName'].map((name) => ({
    by: `LaunchTemplate.${name}`,
    to: CFN_TEMPLATE,
  })),
}
const TERRAFORM_TEMPLATE: Target = { types: ['aws_launch_template'], name: 'name' }
const TERRAFORM: Words = {
  block: 'launch_template',
  namings: ['id', 'name'].map((name) => ({ by: `launch_template.${name}`, to: TERRAFORM_TEMPLATE })),
}

/** Whether something is written of the instance, or of its launch template; of one that is elsewhere it is not known. */
function orInTemplate({ block, namings }: Words, own: readonly string[], inTemplate: readonly string[]) {
  const ofTemplate = ofNamed(namings, anyOf(inTemplate), (scope): Attr<boolean> => {
    const written = lookUp(scope.node, block)
    if (written === undefined || isNull(written)) return fallBack(scope, false)
    return setElsewhere('what its launch template says', written.at)
  })
  return readsAlso(
    namings.flatMap(({ to }) => to.types),
    anyTrue(anyOf(own), (scope) => ({ ...ofTemplate(scope), at: scope.at })),
  )
}

/** Whether anything is written at one of the paths; an empty block is something. */
function anyOf(paths: readonly string[]): Read<Attr<boolean>> {
  const [first, ...others] = paths.map(isWrittenOrBlock)
  return first === undefined ? always(false) : anyTrue(first, ...others)
}

function isWrittenOrBlock(path: string): Read<Attr<boolean>> {
  const written = isWritten(path)
  return (scope) => {
    const value = lookUp(scope.node, path)
    return value?.kind === 'list' ? isThere(value, scope) : written(scope)
  }
}

const CFN_DATA = 'LaunchTemplateData'

export const instance = defineSubject({
  name: 'aws.instance',
  describes: 'An EC2 instance',
  sources: {
    cloudformation: ['AWS::EC2::Instance'],
    terraform: ['aws_instance', 'aws_spot_instance_request'],
  },
  attributes: {
    hasRole: {
      type: 'boolean',
      // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
      describes:
        'Whether the instance or its launch template names an instance profile. False by default; unknown where the launch template is elsewhere.',
      cloudformation: orInTemplate(
        CFN,
        ['IamInstanceProfile'],
        [`${CFN_DATA}.IamInstanceProfile.Arn`, `${CFN_DATA}.IamInstanceProfile.Name`],
      ),
      terraform: orInTemplate(
        TERRAFORM,
        ['iam_instance_profile'],
        ['iam_instance_profile.arn', 'iam_instance_profile.name'],
      ),
    },
    hasSubnet: {
      type: 'boolean',
      // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
      describes:
        'Whether the instance or its launch template names a subnet or a network interface. Without one it is placed in the default VPC.',
      cloudformation: orInTemplate(CFN, ['SubnetId', 'NetworkInterfaces'], [`${CFN_DATA}.NetworkInterfaces`]),
      terraform: orInTemplate(
        TERRAFORM,
        ['subnet_id', 'network_interface', 'primary_network_interface'],
        ['network_interfaces'],
      ),
    },
  },
})
