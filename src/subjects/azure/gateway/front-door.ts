/** What a front door lets in: an endpoint of the classic kind, or a profile. */
import type { Scope } from '../../define/scope.ts'
import { lookUp } from '../../define/scope.ts'
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
function isFrontDoor({ resource }: Scope): boolean {
  const sku = lookUp(resource.meta, 'sku.name')
  return sku?.kind === 'scalar' && /_AzureFrontDoor$/i.test(String(sku.value))
}

/**
 * https://learn.microsoft.com/azure/templates/microsoft.cdn/profiles/securitypolicies
 * https://learn.microsoft.com/azure/templates/microsoft.network/frontdoors
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_security_policy
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/frontdoor
 */
export const frontDoor = defineSubject({
  name: 'azure.front-door',
  describes: 'A frontend endpoint of a classic front door, or a front door profile',
  sources: {
    arm: {
      profile: { types: PROFILES, only: isFrontDoor },
      endpoint: { types: ['Microsoft.Network/frontDoors'], within: 'frontendEndpoints', below: 'properties' },
    },
    terraform: {
      profile: ['azurerm_cdn_frontdoor_profile'],
      endpoint: { types: ['azurerm_frontdoor'], within: 'frontend_endpoint' },
    },
  },
  attributes: {
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
