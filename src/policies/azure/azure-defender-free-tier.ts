import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { defenderPlan } from '../../subjects/azure/security/defender-plan.ts'

export const azureDefenderFreeTier = definePolicy({
  id: 'azure-defender-free-tier',
  platform: 'azure',
  service: 'defender',
  title: 'Defender for Cloud plan is free',
  severity: 'low',
  why: 'The free tier does not detect attacks on these resources and raises no alerts.',
  fix: 'Set pricingTier (tier in Terraform) to Standard.',
  repair: { set: { tier: 'Standard' }, unsafe: 'The plan is charged for.' },
  references: [
    'https://learn.microsoft.com/azure/defender-for-cloud/defender-for-cloud-introduction',
    'https://learn.microsoft.com/azure/templates/microsoft.security/pricings',
  ],
  mvisionNames: [],
  subject: defenderPlan,
  violatedWhen: ({ tier }) => is(tier, ['free'], 'attacks are not detected'),
})
