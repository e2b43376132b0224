import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { flowLog } from '../../subjects/azure/network/flow-log.ts'

export const azureFlowLogDisabled = definePolicy({
  id: 'azure-flowlog-disabled',
  platform: 'azure',
  service: 'network',
  title: 'Flow log is turned off',
  severity: 'medium',
  why: 'Which connections were allowed and denied is not recorded, so an intrusion leaves no trace in the network.',
  fix: 'Set enabled to true.',
  repair: { set: { enabled: true } },
  references: [
    'https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.network/networkwatchers/flowlogs',
  ],
  mvisionNames: [],
  subject: flowLog,
  violatedWhen: ({ enabled }) => is(enabled, [false], 'no flows are logged'),
})
