/** User data: what machines run when they start, wherever it is written. */
import type { Subject } from '../../../core/policy.ts'
import type { Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { adaptOnce } from '../../define/define.ts'
import { itemsOf, lookUp, resourcesOf } from '../../define/scope.ts'

export interface UserData {
  /** As it is written, in plain text or in Base64. */
  readonly text: Value
  readonly template: Template
}

interface Place {
  readonly types: readonly string[]
  /** A property that holds a list of things with user data. */
  readonly within?: string
  readonly paths: readonly string[]
}

const PLACES: readonly Place[] = [
  { types: ['AWS::EC2::Instance', 'AWS::AutoScaling::LaunchConfiguration'], paths: ['UserData'] },
  { types: ['AWS::EC2::LaunchTemplate'], paths: ['LaunchTemplateData.UserData'] },
  {
    types: ['AWS::EC2::SpotFleet'],
    within: 'SpotFleetRequestConfigData.LaunchSpecifications',
    paths: ['UserData'],
  },
  {
    types: ['aws_instance', 'aws_spot_instance_request', 'aws_launch_configuration', 'aws_launch_template'],
    paths: ['user_data', 'user_data_base64'],
  },
  { types: ['aws_spot_fleet_request'], within: 'launch_specification', paths: ['user_data'] },
  // Parts of user data, put together by Terraform.
  {
    types: ['data.cloudinit_config', 'data.template_cloudinit_config'],
    within: 'part',
    paths: ['content'],
  },
]

export const userData = adaptOnce<UserData>((template) =>
  PLACES.flatMap(({ types, within, paths }) =>
    resourcesOf(template, types).flatMap((resource) => {
      const { properties } = resource
      const nodes = within === undefined ? [properties] : itemsOf(lookUp(properties, within))
      return nodes.flatMap((node) =>
        paths.flatMap((path): readonly Subject<UserData>[] => {
          const text = lookUp(node, path)
          return text === undefined ? [] : [{ text, template, resource, at: text.at }]
        }),
      )
    }),
  ),
)
