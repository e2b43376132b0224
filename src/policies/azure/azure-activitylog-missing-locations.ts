import { definePolicy } from '../../core/policy.ts'
import { logProfile, REGIONS } from '../../subjects/azure/monitor/log-profile.ts'
import { lacksOneOf } from '../../subjects/azure/monitor/missing-names.ts'

export const azureActivityLogMissingLocations = definePolicy({
  id: 'azure-activitylog-missing-locations',
  platform: 'azure',
  service: 'monitor',
  title: 'Log profile does not export every region',
  severity: 'low',
  why: 'What an attacker does in an unused region, or to global services, is missing in the exported log.',
  fix: 'List global and all regions in locations, or replace the profile by a diagnostic setting.',
  repair: { decide: 'Replace the log profile by a diagnostic setting: log profiles are retired.' },
  references: [
    'https://learn.microsoft.com/azure/azure-monitor/platform/activity-log',
    'https://learn.microsoft.com/azure/reliability/regions-list',
  ],
  accepts: ['A profile without the regions that opened after diagnostic settings replaced log profiles.'],
  mvisionNames: [],
  subject: logProfile,
  violatedWhen: ({ locations, at }) => lacksOneOf(locations, ['global', ...REGIONS], at),
})
