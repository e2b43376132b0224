/** A flow log of a network security group or a virtual network. */
import { unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { flag, number } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

/** What ARM does with a flow log that does not say it is not documented. */
const undocumented: Read<Attr<boolean>> = ({ at }) =>
  unknownBecause({ kind: 'expression', text: 'a flow log without enabled' }, at)

/**
 * https://learn.microsoft.com/azure/templates/microsoft.network/networkwatchers/flowlogs
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_watcher_flow_log
 */
export const flowLog = defineSubject({
  name: 'azure.flow-log',
  describes: 'A flow log of a network security group or a virtual network',
  sources: {
    arm: ['Microsoft.Network/networkWatchers/flowLogs'],
    terraform: ['azurerm_network_watcher_flow_log'],
  },
  attributes: {
    enabled: {
      type: 'boolean',
      describes: 'Whether flows are logged.',
      arm: flag('enabled', undocumented),
      // The argument is required.
      terraform: flag('enabled'),
    },
    retention: {
      type: 'boolean',
      describes: 'Whether logs are kept for a number of days. False by default in ARM.',
      // Not verified against the provider's page.
      arm: flag('retentionPolicy.enabled', false),
      terraform: flag('retention_policy.enabled', false),
    },
    days: {
      type: 'number',
      describes: 'How many days logs are kept; 0 keeps them for ever.',
      arm: number('retentionPolicy.days'),
      terraform: number('retention_policy.days'),
    },
  },
})
