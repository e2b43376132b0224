/** A desktop of WorkSpaces, and its two volumes. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/workspaces_workspace
 */
export const workspace = defineSubject({
  name: 'aws.workspace',
  describes: 'A desktop of WorkSpaces',
  sources: { cloudformation: ['AWS::WorkSpaces::Workspace'], terraform: ['aws_workspaces_workspace'] },
  attributes: {
    rootEncrypted: {
      type: 'boolean',
      describes: 'Whether the root volume is encrypted. False by default.',
      cloudformation: flag('RootVolumeEncryptionEnabled', false),
      terraform: flag('root_volume_encryption_enabled', false),
    },
    userEncrypted: {
      type: 'boolean',
      describes: 'Whether the user volume is encrypted. False by default.',
      cloudformation: flag('UserVolumeEncryptionEnabled', false),
      terraform: flag('user_volume_encryption_enabled', false),
    },
  },
})
