/** A desktop of WorkSpaces, and its two volumes. */

import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { writtenWith } from '../../define/ways.ts'

/** What a fix names: the key that AWS manages for WorkSpaces. */
const KEY = 'alias/aws/workspaces'
const CFN_KEY = { VolumeEncryptionKey: KEY }
const TERRAFORM_KEY = { volume_encryption_key: KEY }

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
      cloudformation: writtenWith(flag('RootVolumeEncryptionEnabled', false), CFN_KEY),
      terraform: writtenWith(flag('root_volume_encryption_enabled', false), TERRAFORM_KEY),
    },
    userEncrypted: {
      type: 'boolean',
      describes: 'Whether the user volume is encrypted. False by default.',
      cloudformation: writtenWith(flag('UserVolumeEncryptionEnabled', false), CFN_KEY),
      terraform: writtenWith(flag('user_volume_encryption_enabled', false), TERRAFORM_KEY),
    },
  },
})
