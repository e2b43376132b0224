/**
 * Actions that read what is stored, or give snapshots of it to other accounts. From the lists of actions in
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import { type Access, access, OBJECTS } from './access.ts'

export const EXFILTRATION: readonly Access[] = [
  access('s3', OBJECTS, 'reads every object', 's3:GetObject', 's3:GetObjectVersion'),
  access('secretsmanager', 'secret:', 'reads every secret', 'secretsmanager:GetSecretValue'),
  access(
    'ssm',
    'parameter/',
    'reads every parameter',
    ...['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath', 'ssm:GetParameterHistory'],
  ),
  access(
    'dynamodb',
    'table/',
    'reads every table',
    ...['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:Scan'],
    ...['dynamodb:PartiQLSelect', 'dynamodb:ExportTableToPointInTime'],
  ),
  access('rds', 'snapshot:', 'gives any snapshot to other accounts', 'rds:ModifyDBSnapshotAttribute'),
  access(
    'rds',
    'cluster-snapshot:',
    'gives any snapshot to other accounts',
    'rds:ModifyDBClusterSnapshotAttribute',
  ),
  access('ec2', 'snapshot/', 'reads every snapshot', 'ebs:GetSnapshotBlock'),
  access('ec2', 'image/', 'gives any image to other accounts', 'ec2:ModifyImageAttribute'),
]
