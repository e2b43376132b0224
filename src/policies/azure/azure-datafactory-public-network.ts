import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { dataFactory } from '../../subjects/azure/data-factory/data-factory.ts'

export const azureDataFactoryPublicNetwork = definePolicy({
  id: 'azure-datafactory-public-network',
  platform: 'azure',
  service: 'data-factory',
  title: 'Data Factory has public network access enabled',
  severity: 'medium',
  why: 'Anyone on the internet who has a leaked credential can run its pipelines, which have access to the connected data stores.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_enabled to false in Terraform), and use a private endpoint.',
  repair: {
    set: { publicEndpoint: false },
    unsafe: 'Clients without a private endpoint can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/data-factory/data-factory-private-link',
    'https://learn.microsoft.com/azure/templates/microsoft.datafactory/factories',
  ],
  mvisionNames: [],
  subject: dataFactory,
  violatedWhen: ({ publicEndpoint }) => is(publicEndpoint, [true], 'the factory has a public endpoint'),
})
