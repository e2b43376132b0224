import { all, any, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { searchService } from '../../subjects/azure/search/search-service.ts'
import { isWorld } from '../../subjects/network/address.ts'

export const azureSearchPublicNetwork = definePolicy({
  id: 'azure-search-public-network',
  platform: 'azure',
  service: 'search',
  title: 'Search service has public network access enabled',
  severity: 'medium',
  why: 'A leaked key is enough to read or change every index from anywhere on the internet.',
  fix: 'Set publicNetworkAccess to disabled (public_network_access_enabled to false in Terraform), or list the allowed addresses.',
  repair: {
    set: { publicEndpoint: false },
    unsafe: 'Clients without a private endpoint can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/search/service-configure-firewall',
    'https://learn.microsoft.com/azure/templates/microsoft.search/searchservices',
  ],
  accepts: [
    'A service whose firewall names the addresses that can connect.',
    'A service of the free tier, which has no firewall.',
  ],
  mvisionNames: [],
  subject: searchService,
  violatedWhen: ({ publicEndpoint, allowed, sku }) =>
    all(
      is(publicEndpoint, [true], 'the service has a public endpoint'),
      withoutEvidence(not(any(is(sku, ['free']), ...allowed.map((range) => test(range, isLimit, ''))))),
    ),
})

function isLimit(range: string): boolean {
  return range.trim() !== '' && !isWorld(range)
}
