import { definePolicy } from '../../core/policy.ts'
import { lacksBackups, sqlInstance } from '../../subjects/gcp/sql/sql-instance.ts'

export const gcpSQLNoBackup = definePolicy({
  id: 'gcp-sql-no-backup',
  platform: 'gcp',
  service: 'cloud-sql',
  title: 'Cloud SQL instance has no automated backups',
  severity: 'medium',
  why: 'Data that is deleted by accident, a faulty release or an attacker cannot be recovered.',
  fix: 'Set settings.backup_configuration.enabled to true.',
  repair: { set: { backups: true } },
  references: [
    'https://cloud.google.com/sql/docs/mysql/backup-recovery/backups',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance',
  ],
  accepts: [
    'A read replica, whose data is backed up with the primary instance.',
    'An instance of type ON_PREMISES_INSTANCE, which represents a server elsewhere.',
  ],
  mvisionNames: [],
  subject: sqlInstance,
  violatedWhen: lacksBackups,
})
