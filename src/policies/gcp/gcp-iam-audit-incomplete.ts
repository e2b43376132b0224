import { definePolicy } from '../../core/policy.ts'
import { auditConfig, leavesOut } from '../../subjects/gcp/iam/audit-config.ts'

export const gcpIAMAuditIncomplete = definePolicy({
  id: 'gcp-iam-audit-incomplete',
  platform: 'gcp',
  service: 'iam',
  title: 'Audit logs leave out accesses to data',
  severity: 'low',
  why: 'What is left out does not show in the logs, so reading and changing of data goes undetected.',
  fix: 'Set service to allServices, list ADMIN_READ, DATA_READ and DATA_WRITE, and remove exempted_members.',
  repair: { decide: 'Choose which accesses are logged, and who is exempted.' },
  references: [
    'https://cloud.google.com/logging/docs/audit/configure-data-access',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam',
  ],
  accepts: ['A configuration for one service, beside one for all services.'],
  mvisionNames: [],
  subject: auditConfig,
  violatedWhen: leavesOut,
})
