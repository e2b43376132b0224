import { any, is, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { logProfile } from '../../subjects/azure/monitor/log-profile.ts'

export const azureActivityLogShortRetention = definePolicy({
  id: 'azure-activitylog-short-retention',
  platform: 'azure',
  service: 'monitor',
  title: 'Activity log is kept for less than 365 days',
  severity: 'low',
  why: 'Intrusions are often found after months, when the log that shows who changed what is gone.',
  fix: 'Turn the retention policy on, with 365 days or more, or with 0 to keep the log.',
  repair: { set: { retention: true, days: 365 } },
  references: ['https://learn.microsoft.com/azure/templates/microsoft.insights/logprofiles'],
  accepts: ['A retention policy of 0 days, which keeps the log for ever.'],
  mvisionNames: [],
  subject: logProfile,
  violatedWhen: ({ retention, days }) =>
    any(
      is(retention, [false], 'the retention policy is off'),
      test(
        days,
        (count) => count > 0 && count < 365,
        (count) => `the log is deleted after ${count} days`,
      ),
    ),
})
