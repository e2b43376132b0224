import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { frontDoor } from '../../subjects/azure/gateway/front-door.ts'

export const azureFrontDoorNoWAF = definePolicy({
  id: 'azure-frontdoor-no-waf',
  platform: 'azure',
  service: 'front-door',
  title: 'Front Door has no web application firewall',
  severity: 'medium',
  why: 'Attacks on the applications behind it, such as SQL injection, reach them from the whole internet unfiltered.',
  fix: 'Add a security policy to the profile (web_application_firewall_policy_link_id to a classic endpoint in Terraform).',
  repair: { decide: 'Choose the firewall policy, and link it.' },
  references: [
    'https://learn.microsoft.com/azure/web-application-firewall/afds/afds-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.cdn/profiles/securitypolicies',
  ],
  mvisionNames: [],
  subject: frontDoor,
  violatedWhen: ({ firewall, isFrontDoor }) =>
    all(is(firewall, [false], 'no firewall policy is linked'), withoutEvidence(is(isFrontDoor, [true]))),
})
