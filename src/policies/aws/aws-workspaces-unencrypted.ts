import { any, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { workspace } from '../../subjects/aws/workspaces/workspace.ts'

export const awsWorkSpacesUnencrypted = definePolicy({
  id: 'aws-workspaces-unencrypted',
  platform: 'aws',
  service: 'workspaces',
  title: 'WorkSpaces volumes are not encrypted',
  severity: 'high',
  why: 'Documents, cached credentials and snapshots of the desktop are stored in plain text. Encryption cannot be turned on for an existing WorkSpace.',
  fix: 'Set RootVolumeEncryptionEnabled and UserVolumeEncryptionEnabled (root_volume_encryption_enabled, user_volume_encryption_enabled in Terraform) to true.',
  repair: { set: { rootEncrypted: true, userEncrypted: true }, unsafe: 'An existing WorkSpace is replaced.' },
  references: [
    'https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-workspaces-workspace.html',
  ],
  mvisionNames: [],
  subject: workspace,
  violatedWhen: ({ rootEncrypted, userEncrypted }) =>
    any(
      is(userEncrypted, [false], 'the user volume is not encrypted'),
      is(rootEncrypted, [false], 'the root volume is not encrypted'),
    ),
})
