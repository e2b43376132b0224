import { any, is, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { flowLog } from '../../subjects/azure/network/flow-log.ts'

export const azureFlowLogShortRetention = definePolicy({
  id: 'azure-flowlog-short-retention',
  platform: 'azure',
  service: 'network',
  title: 'Flow log is kept for less than 90 days',
  severity: 'low',
  why: 'Intrusions are often found after months, when the logs that show their beginning are gone.',
  fix: 'Turn the retention policy on, with 90 days or more, or with 0 to keep the logs.',
  repair: { set: { retention: true, days: 90 } },
  references: [
    'https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.network/networkwatchers/flowlogs',
  ],
  accepts: ['A retention policy of 0 days, which keeps logs for ever.'],
  mvisionNames: [],
  subject: flowLog,
  violatedWhen: ({ retention, days }) =>
    any(
      is(retention, [false], 'the retention policy is off'),
      test(days, isShort, (count) => `logs are deleted after ${count} days`),
    ),
})

function isShort(days: number): boolean {
  return days > 0 && days < 90
}
