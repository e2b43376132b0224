/** Network security groups, as the rules that are resources of their own name them. */
import type { Target } from '../../links/named.ts'

export const ARM_GROUP: Target = { types: ['Microsoft.Network/networkSecurityGroups'], name: 'name' }
export const TERRAFORM_GROUP: Target = { types: ['azurerm_network_security_group'], name: 'name' }
/** Rules that are resources of their own, below their group. */
export const ARM_RULE = ['Microsoft.Network/networkSecurityGroups/securityRules']
