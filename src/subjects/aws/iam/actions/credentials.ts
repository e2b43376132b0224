/**
 * Actions that hand out credentials of someone else: keys, passwords, tokens. Those that give callers their own, or are
 * for everything by nature (`ecr:GetAuthorizationToken`), are not among them. From the lists of actions in
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import { type Access, access } from './access.ts'

export const CREDENTIALS: readonly Access[] = [
  access('iam', 'role/', 'gives the credentials of any role that trusts the account', 'sts:AssumeRole'),
  access(
    'iam',
    'user/',
    'makes credentials of any user',
    ...['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:UpdateLoginProfile'],
    ...['iam:CreateServiceSpecificCredential', 'iam:ResetServiceSpecificCredential'],
  ),
  access('rds-db', 'dbuser:', 'signs in to any database as any user', 'rds-db:connect'),
  access('redshift', 'dbuser:', 'gives the password of any database user', 'redshift:GetClusterCredentials'),
  access(
    'redshift',
    'dbname:',
    'gives the password of a database user of any cluster',
    'redshift:GetClusterCredentialsWithIAM',
  ),
  access(
    'redshift-serverless',
    'workgroup/',
    'gives the password of a database user of any workgroup',
    'redshift-serverless:GetCredentials',
  ),
  access(
    'lightsail',
    'Instance/',
    'gives keys and passwords of any instance',
    'lightsail:GetInstanceAccessDetails',
  ),
  access(
    'lightsail',
    'RelationalDatabase/',
    'gives the password of any database',
    'lightsail:GetRelationalDatabaseMasterUserPassword',
  ),
  access('lightsail', 'Bucket/', 'makes keys of any bucket', 'lightsail:CreateBucketAccessKey'),
  access(
    'elasticmapreduce',
    'cluster/',
    'gives credentials of any cluster',
    'elasticmapreduce:GetClusterSessionCredentials',
  ),
  access(
    'events',
    'connection/',
    'gives the credentials of any connection',
    'events:RetrieveConnectionCredentials',
  ),
]
