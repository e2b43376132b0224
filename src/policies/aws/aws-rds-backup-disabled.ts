import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsBackup } from '../../subjects/aws/rds/rds-protection.ts'

export const awsRDSBackupDisabled = definePolicy({
  id: 'aws-rds-backup-disabled',
  platform: 'aws',
  service: 'rds',
  title: 'RDS instance has no automated backups',
  severity: 'medium',
  why: 'Data that is deleted or changed by mistake, by a faulty program or by an attacker cannot be restored.',
  fix: 'Set BackupRetentionPeriod (backup_retention_period in Terraform) to the number of days that backups are kept, at least 7 for production.',
  repair: { set: { retentionDays: 7 }, unsafe: 'An existing instance may be unavailable for a short time.' },
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/db-instance-backup-enabled.html',
  ],
  accepts: ['A read replica, and a member of a cluster, which has the backups.'],
  defaults: [
    {
      in: 'cloudformation',
      means: 'backups are kept for one day',
      is: 'safe',
      source:
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html',
    },
    {
      in: 'terraform',
      means: 'an instance (aws_db_instance) has no backups',
      is: 'bad',
      source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance',
    },
  ],
  mvisionNames: [],
  subject: rdsBackup,
  violatedWhen: ({ retentionDays, backedUpElsewhere }) =>
    all(is(retentionDays, [0], 'no backups are kept'), withoutEvidence(not(is(backedUpElsewhere, [true])))),
})
