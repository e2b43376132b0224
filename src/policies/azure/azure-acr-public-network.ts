import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { containerRegistry } from '../../subjects/azure/containers/container-registry.ts'

export const azureACRPublicNetwork = definePolicy({
  id: 'azure-acr-public-network',
  platform: 'azure',
  service: 'acr',
  title: 'Container registry has public network access enabled',
  severity: 'medium',
  why: 'A leaked token or password is enough to pull images, or push altered ones, from anywhere on the internet.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_access_enabled to false in Terraform), or deny by default in the network rules.',
  repair: {
    set: { publicEndpoint: false },
    unsafe:
      'Clients without a private endpoint can no longer connect, and the registry needs the tier Premium.',
  },
  references: [
    'https://learn.microsoft.com/azure/container-registry/container-registry-private-link',
    'https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries',
  ],
  accepts: [
    'A registry whose network rules deny by default.',
    'A registry of the Basic or Standard tier, which cannot be closed.',
  ],
  mvisionNames: [],
  subject: containerRegistry,
  violatedWhen: ({ publicEndpoint, defaultAction, sku }) =>
    all(
      is(publicEndpoint, [true], 'the registry has a public endpoint'),
      withoutEvidence(not(any(is(defaultAction, ['deny']), is(sku, ONLY_PUBLIC)))),
    ),
})

/** https://learn.microsoft.com/azure/container-registry/container-registry-skus */
const ONLY_PUBLIC: readonly string[] = ['basic', 'standard', 'classic']
