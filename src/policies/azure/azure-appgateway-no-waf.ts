import { all, any, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { applicationGateway } from '../../subjects/azure/gateway/application-gateway.ts'

export const azureAppGatewayNoWAF = definePolicy({
  id: 'azure-appgateway-no-waf',
  platform: 'azure',
  service: 'application-gateway',
  title: 'Application gateway has no web application firewall',
  severity: 'medium',
  why: 'Attacks on the applications behind it, such as SQL injection, reach them unfiltered.',
  fix: 'Set the tier of the SKU to WAF_v2 and firewallPolicy (firewall_policy_id in Terraform) to a policy.',
  repair: { decide: 'Choose a tier with a web application firewall, and its firewall policy.' },
  references: [
    'https://learn.microsoft.com/azure/web-application-firewall/ag/ag-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.network/applicationgateways',
  ],
  accepts: ['A gateway without a public address.'],
  mvisionNames: [],
  subject: applicationGateway,
  violatedWhen: ({ tier, firewall, firewallPolicies, publicFrontends }) =>
    all(
      any(
        test(tier, (name) => !name.startsWith('waf'), 'this tier has no web application firewall'),
        all(
          is(firewall, [false], 'the web application firewall is off'),
          withoutEvidence(not(any(...firewallPolicies.map((named) => is(named, [true]))))),
        ),
      ),
      withoutEvidence(any(...publicFrontends.map((isPublic) => is(isPublic, [true])))),
    ),
})
