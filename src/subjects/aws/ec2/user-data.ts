/** User data: what machines run when they start, wherever it is written. */
import { attributeTable, type Within } from '../../define/attributes.ts'
import { itemScopes, valueScopes } from '../../define/moves.ts'
import type { Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

/** The user data of each item of a list. */
function ofEach(list: string, path: string): Within {
  const [items, values] = [itemScopes(list), valueScopes(path)]
  return (whole) => items(whole).flatMap(values)
}

const TEXT = attributeTable({
  text: {
    type: 'value',
    describes: 'As it is written, in plain text or in Base64.',
    everywhere: ({ node }: Scope) => node,
  },
})

export const userData = defineSubject({
  name: 'aws.user-data',
  describes: 'What machines run when they start',
  sources: {
    cloudformation: {
      machine: {
        types: ['AWS::EC2::Instance', 'AWS::AutoScaling::LaunchConfiguration'],
        within: valueScopes('UserData'),
      },
      template: { types: ['AWS::EC2::LaunchTemplate'], within: valueScopes('LaunchTemplateData.UserData') },
      fleet: {
        types: ['AWS::EC2::SpotFleet'],
        within: ofEach('SpotFleetRequestConfigData.LaunchSpecifications', 'UserData'),
      },
    },
    terraform: {
      machine: {
        types: [
          'aws_instance',
          'aws_spot_instance_request',
          'aws_launch_configuration',
          'aws_launch_template',
        ],
        within: valueScopes('user_data', 'user_data_base64'),
      },
      fleet: { types: ['aws_spot_fleet_request'], within: ofEach('launch_specification', 'user_data') },
      // Parts of user data, put together by Terraform.
      part: {
        types: ['data.cloudinit_config', 'data.template_cloudinit_config'],
        within: ofEach('part', 'content'),
      },
    },
  },
  attributes: TEXT,
})

export const launchConfigurationUserData = defineSubject({
  name: 'aws.launch-configuration-user-data',
  describes: 'What the machines of a launch configuration run when they start',
  sources: {
    cloudformation: { types: ['AWS::AutoScaling::LaunchConfiguration'], within: valueScopes('UserData') },
    terraform: {
      types: ['aws_launch_configuration'],
      within: valueScopes('user_data', 'user_data_base64'),
    },
  },
  attributes: TEXT,
})
