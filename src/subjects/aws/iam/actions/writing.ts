/**
 * Actions of the access level "Write" that change or destroy data, code, keys and records, and that name resources. What
 * the roles of services need on everything (network interfaces, log events, metrics, messages) is not among them. From the
 * lists of actions in https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import { type Access, access, OBJECTS } from './access.ts'

export const WRITING: readonly Access[] = [
  access(
    's3',
    OBJECTS,
    'replaces or deletes any object',
    's3:PutObject',
    's3:DeleteObject',
    's3:DeleteObjectVersion',
  ),
  access('s3', '', 'deletes any bucket', 's3:DeleteBucket'),
  access(
    'dynamodb',
    'table/',
    'changes or deletes any table',
    ...['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
    ...['dynamodb:DeleteTable'],
  ),
  access('rds', 'db:', 'changes or deletes any database', 'rds:ModifyDBInstance', 'rds:DeleteDBInstance'),
  access('rds', 'cluster:', 'changes or deletes any database', 'rds:ModifyDBCluster', 'rds:DeleteDBCluster'),
  access('redshift', 'cluster:', 'deletes any cluster', 'redshift:DeleteCluster'),
  access('ec2', 'instance/', 'terminates any instance', 'ec2:TerminateInstances'),
  access('ec2', 'volume/', 'deletes any volume', 'ec2:DeleteVolume'),
  access('ec2', 'snapshot/', 'deletes any snapshot', 'ec2:DeleteSnapshot'),
  access(
    'lambda',
    'function:',
    'replaces or deletes the code of any function',
    ...['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration', 'lambda:DeleteFunction'],
  ),
  access(
    'ecr',
    'repository/',
    'replaces or deletes any image',
    ...['ecr:PutImage', 'ecr:BatchDeleteImage', 'ecr:DeleteRepository'],
  ),
  access(
    'kms',
    'key/',
    'makes what any key encrypts unreadable',
    'kms:ScheduleKeyDeletion',
    'kms:DisableKey',
  ),
  access(
    'secretsmanager',
    'secret:',
    'replaces or deletes any secret',
    ...['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecret', 'secretsmanager:DeleteSecret'],
  ),
  access(
    'ssm',
    'parameter/',
    'replaces or deletes any parameter',
    ...['ssm:PutParameter', 'ssm:DeleteParameter', 'ssm:DeleteParameters'],
  ),
  access('ec2', 'instance/', 'runs commands on any instance', 'ssm:SendCommand', 'ssm:StartSession'),
  access(
    'cloudformation',
    'stack/',
    'changes or deletes any stack',
    ...['cloudformation:UpdateStack', 'cloudformation:DeleteStack'],
  ),
  access('logs', 'log-group:', 'deletes any log group', 'logs:DeleteLogGroup', 'logs:DeleteLogStream'),
  access(
    'cloudtrail',
    'trail/',
    'stops any trail',
    ...['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:UpdateTrail'],
  ),
  access('backup', 'recovery-point:', 'deletes any backup', 'backup:DeleteRecoveryPoint'),
  access(
    'elasticfilesystem',
    'file-system/',
    'deletes any file system',
    'elasticfilesystem:DeleteFileSystem',
  ),
  access('sqs', '', 'deletes any queue or its messages', 'sqs:DeleteQueue', 'sqs:PurgeQueue'),
]
