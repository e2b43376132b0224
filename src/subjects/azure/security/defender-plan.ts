/** A plan of Microsoft Defender for Cloud. */
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.security/pricings
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_subscription_pricing
 */
export const defenderPlan = defineSubject({
  name: 'azure.defender-plan',
  describes: 'A plan of Microsoft Defender for Cloud for one kind of resource',
  sources: {
    arm: ['Microsoft.Security/pricings'],
    terraform: ['azurerm_security_center_subscription_pricing'],
  },
  attributes: {
    tier: {
      type: 'text',
      describes: '`standard`, or `free`, which does not protect.',
      arm: word('pricingTier'),
      terraform: word('tier'),
    },
  },
})
