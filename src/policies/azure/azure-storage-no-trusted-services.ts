import { all, is, not, test, withNote, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageNetwork } from '../../subjects/azure/storage/storage-network.ts'

export const azureStorageNoTrustedServices = definePolicy({
  id: 'azure-storage-no-trusted-services',
  platform: 'azure',
  service: 'storage',
  title: 'Storage firewall blocks trusted Azure services',
  // It opens nothing: what breaks is backup and logging.
  severity: 'low',
  why: 'Backup, logging and Defender cannot reach the account, so what protects it fails, often unnoticed.',
  fix: 'Add AzureServices to networkAcls.bypass (network_rules.bypass in Terraform).',
  repair: { decide: 'Choose whether services of Azure pass the firewall of the account.' },
  references: [
    'https://learn.microsoft.com/azure/storage/common/storage-network-security',
    'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
  ],
  controls: ['CIS Azure 2.0.0 3.9'],
  accepts: ['An account without a firewall, or without a public endpoint.'],
  mvisionNames: [],
  subject: storageNetwork,
  violatedWhen: ({ defaultAction, publicEndpoint, bypass }) =>
    all(
      ...bypass.map((passing) =>
        withNote(not(test(passing, letsServicesIn, '')), 'trusted services are not let through'),
      ),
      withoutEvidence(is(defaultAction, ['deny'])),
      withoutEvidence(not(is(publicEndpoint, [false]))),
    ),
})

/** `logging, azureservices` */
function letsServicesIn(bypass: string): boolean {
  return bypass.split(',').some((each) => each.trim() === 'azureservices')
}
