import { definePolicy } from '../../core/policy.ts'
import { logProfile } from '../../subjects/azure/monitor/log-profile.ts'
import { lacksOneOf } from '../../subjects/azure/monitor/missing-names.ts'

export const azureActivityLogMissingCategories = definePolicy({
  id: 'azure-activitylog-missing-categories',
  platform: 'azure',
  service: 'monitor',
  title: 'Log profile does not export every category',
  severity: 'low',
  why: 'Without the categories Write, Delete and Action, changes in the subscription are missing in the exported log.',
  fix: 'List Write, Delete and Action in categories, or replace the profile by a diagnostic setting.',
  repair: { decide: 'Replace the log profile by a diagnostic setting: log profiles are retired.' },
  references: [
    'https://learn.microsoft.com/azure/azure-monitor/platform/activity-log',
    'https://learn.microsoft.com/azure/templates/microsoft.insights/logprofiles',
  ],
  mvisionNames: [],
  subject: logProfile,
  violatedWhen: ({ categories, at }) => lacksOneOf(categories, ['write', 'delete', 'action'], at),
})
