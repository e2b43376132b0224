/**
 * Actions of the access level "Permissions management" that name resources: they change who may do what. Those that can
 * only be allowed on everything are not among them. From the lists of actions in
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import { type Access, access, OBJECTS } from './access.ts'

export const PERMISSIONS: readonly Access[] = [
  access(
    'iam',
    'role/',
    'changes the permissions of any role',
    ...['iam:AttachRolePolicy', 'iam:DetachRolePolicy', 'iam:PutRolePolicy', 'iam:DeleteRolePolicy'],
    ...['iam:UpdateAssumeRolePolicy', 'iam:PutRolePermissionsBoundary', 'iam:DeleteRolePermissionsBoundary'],
  ),
  access(
    'iam',
    'user/',
    'changes the permissions of any user',
    ...['iam:AttachUserPolicy', 'iam:DetachUserPolicy', 'iam:PutUserPolicy', 'iam:DeleteUserPolicy'],
    ...['iam:PutUserPermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'],
  ),
  access(
    'iam',
    'group/',
    'changes the permissions of any group',
    ...['iam:AttachGroupPolicy', 'iam:DetachGroupPolicy', 'iam:PutGroupPolicy', 'iam:DeleteGroupPolicy'],
  ),
  access(
    'iam',
    'policy/',
    'changes any policy',
    ...[
      'iam:CreatePolicyVersion',
      'iam:DeletePolicyVersion',
      'iam:SetDefaultPolicyVersion',
      'iam:DeletePolicy',
    ],
  ),
  access(
    's3',
    '',
    'changes who can use any bucket',
    ...['s3:PutBucketPolicy', 's3:DeleteBucketPolicy', 's3:PutBucketAcl', 's3:PutBucketOwnershipControls'],
    ...['s3:PutBucketPublicAccessBlock', 's3:PutAccountPublicAccessBlock'],
  ),
  access('s3', OBJECTS, 'changes who can use any object', 's3:PutObjectAcl', 's3:PutObjectVersionAcl'),
  access(
    'kms',
    'key/',
    'changes who can use any key',
    'kms:PutKeyPolicy',
    'kms:CreateGrant',
    'kms:RevokeGrant',
  ),
  access(
    'secretsmanager',
    'secret:',
    'changes who can read any secret',
    ...['secretsmanager:PutResourcePolicy', 'secretsmanager:DeleteResourcePolicy'],
  ),
  access(
    'ecr',
    'repository/',
    'changes who can use any repository',
    ...['ecr:SetRepositoryPolicy', 'ecr:DeleteRepositoryPolicy'],
  ),
  access(
    'dynamodb',
    'table/',
    'changes who can use any table',
    ...['dynamodb:PutResourcePolicy', 'dynamodb:DeleteResourcePolicy'],
  ),
  access(
    'ec2',
    'snapshot/',
    'changes who can use any snapshot',
    ...['ec2:ModifySnapshotAttribute', 'ec2:ResetSnapshotAttribute'],
  ),
  access(
    'ec2',
    'vpc-endpoint-service/',
    'changes who can use any endpoint service',
    'ec2:ModifyVpcEndpointServicePermissions',
  ),
  access(
    'elasticfilesystem',
    'file-system/',
    'changes who can use any file system',
    ...['elasticfilesystem:PutFileSystemPolicy', 'elasticfilesystem:DeleteFileSystemPolicy'],
  ),
  access(
    'backup',
    'backup-vault:',
    'changes who can use any backup vault',
    ...['backup:PutBackupVaultAccessPolicy', 'backup:DeleteBackupVaultAccessPolicy'],
  ),
  access(
    'glacier',
    'vaults/',
    'changes who can use any vault',
    ...['glacier:SetVaultAccessPolicy', 'glacier:DeleteVaultAccessPolicy'],
  ),
  access('ssm', 'document/', 'changes who can use any document', 'ssm:ModifyDocumentPermission'),
  access('codebuild', 'project/', 'changes who can use any project', 'codebuild:PutResourcePolicy'),
  access('events', 'event-bus/', 'changes who can use any event bus', 'events:PutPermission'),
  access(
    'organizations',
    'policy/',
    'changes the limits of accounts',
    ...['organizations:AttachPolicy', 'organizations:DetachPolicy', 'organizations:UpdatePolicy'],
  ),
  access(
    'sso',
    'permissionSet/',
    'changes any permission set',
    ...['sso:AttachManagedPolicyToPermissionSet', 'sso:AttachCustomerManagedPolicyReferenceToPermissionSet'],
    ...['sso:DetachManagedPolicyFromPermissionSet', 'sso:DeletePermissionsBoundaryFromPermissionSet'],
  ),
]
