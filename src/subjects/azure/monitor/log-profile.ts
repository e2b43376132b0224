/** A log profile, which exports the activity log of a subscription. */
import { whereKnown } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { eachOf, flag, number, texts } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/** `West Europe` and `westeurope` are one. */
function plain(name: Attr<string>): Attr<string> {
  return whereKnown(name, (single) => ({ ...single, value: single.value.toLowerCase().replaceAll(' ', '') }))
}

/**
 * https://learn.microsoft.com/azure/templates/microsoft.insights/logprofiles
 * https://registry.terraform.io/providers/hashicorp/azurerm/3.117.0/docs/resources/monitor_log_profile
 */
export const logProfile = defineSubject({
  name: 'azure.log-profile',
  describes: 'A log profile, which exports the activity log of a subscription',
  sources: { arm: ['Microsoft.Insights/logprofiles'], terraform: ['azurerm_monitor_log_profile'] },
  attributes: {
    categories: {
      type: 'texts',
      describes: 'What is exported, in lower case: `write`, `delete`, `action`.',
      everywhere: eachOf(texts('categories'), plain),
    },
    locations: {
      type: 'texts',
      describes: 'The regions of which it is exported, in lower case and without blanks, and `global`.',
      everywhere: eachOf(texts('locations'), plain),
    },
    retention: {
      type: 'boolean',
      describes: 'Whether the retention policy is on.',
      arm: flag('retentionPolicy.enabled'),
      terraform: flag('retention_policy.enabled'),
    },
    days: {
      type: 'number',
      describes: 'How many days the log is kept; 0 keeps it for ever.',
      arm: number('retentionPolicy.days'),
      terraform: number('retention_policy.days', 0),
    },
  },
})

/**
 * Regions of the public cloud that are open to every subscription, and were when log profiles were replaced.
 * https://learn.microsoft.com/azure/reliability/regions-list
 */
export const REGIONS: readonly string[] = [
  ...[
    'australiacentral',
    'australiaeast',
    'australiasoutheast',
    'brazilsouth',
    'canadacentral',
    'canadaeast',
  ],
  ...['centralindia', 'centralus', 'eastasia', 'eastus', 'eastus2', 'francecentral', 'germanywestcentral'],
  ...['japaneast', 'japanwest', 'koreacentral', 'koreasouth', 'northcentralus', 'northeurope', 'norwayeast'],
  ...['southafricanorth', 'southcentralus', 'southeastasia', 'southindia', 'switzerlandnorth', 'uaenorth'],
  ...['uksouth', 'ukwest', 'westcentralus', 'westeurope', 'westindia', 'westus', 'westus2'],
]
