/** What a front door lets in: an endpoint of the classic kind, or a profile. */
import { beside } from '../../define/beside.ts'
import { always, scalar } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'
import type { Link } from '../../links/linked.ts'
import { PARENT } from '../../links/parent.ts'
import { hasLinked } from '../../links/readers.ts'

const PROFILES = ['Microsoft.Cdn/profiles']
const ARM_POLICY: Link = {
  types: ['Microsoft.Cdn/profiles/securityPolicies'],
  by: PARENT,
  to: { types: PROFILES, name: 'name' },
}
const TERRAFORM_POLICY: Link = {
  types: ['azurerm_cdn_frontdoor_security_policy'],
  by: 'cdn_frontdoor_profile_id',
  to: { types: ['azurerm_cdn_frontdoor_profile'], name: 'id' },
}

/** Profiles of other SKUs are content delivery networks. */
const isFrontDoor = beside(scalar((raw) => /_AzureFrontDoor$/i.test(String(raw)), 'a SKU')('sku.name', false))

/**
 * https://learn.microsoft.com/azure/templates/microsoft.cdn/profiles/securitypolicies
 * https://learn.microsoft.com/azure/templates/microsoft.network/frontdoors
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_security_policy
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/frontdoor
 */
export const frontDoor = defineSubject({
  name: 'azure.front-door',
  describes:
    'A frontend endpoint of a classic front door, or a profile of a front door or a content delivery network',
  sources: {
    arm: {
      profile: PROFILES,
      endpoint: { types: ['Microsoft.Network/frontDoors'], within: 'frontendEndpoints', below: 'properties' },
    },
    terraform: {
      profile: ['azurerm_cdn_frontdoor_profile'],
      endpoint: { types: ['azurerm_frontdoor'], within: 'frontend_endpoint' },
    },
  },
  attributes: {
    isFrontDoor: {
      type: 'boolean',
      describes: 'Whether it is one: other profiles are content delivery networks.',
      arm: { profile: isFrontDoor, endpoint: always(true) },
      terraform: always(true),
    },
    firewall: {
      type: 'boolean',
      describes: 'Whether a policy of a web application firewall is linked to it. False by default.',
      arm: { profile: hasLinked(ARM_POLICY), endpoint: isWritten('webApplicationFirewallPolicyLink') },
      terraform: {
        profile: hasLinked(TERRAFORM_POLICY),
        endpoint: isWritten('web_application_firewall_policy_link_id'),
      },
    },
  },
})
