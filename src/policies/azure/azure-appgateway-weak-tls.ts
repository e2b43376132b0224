import { all, any, is, isOrIsLeft, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { applicationGateway } from '../../subjects/azure/gateway/application-gateway.ts'

export const azureAppGatewayWeakTLS = definePolicy({
  id: 'azure-appgateway-weak-tls',
  platform: 'azure',
  service: 'application-gateway',
  title: 'Application gateway allows TLS below 1.2',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses, and an attacker on the network path can force their use.',
  fix: 'Set policyName of sslPolicy (policy_name of ssl_policy in Terraform) to AppGwSslPolicy20220101 or newer.',
  repair: { decide: 'Choose the TLS policy, such as AppGwSslPolicy20220101.' },
  references: [
    'https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview',
    'https://learn.microsoft.com/azure/application-gateway/application-gateway-tls-version-retirement',
  ],
  accepts: ['A gateway without an HTTPS listener.'],
  since: ['Application Gateway has refused TLS below 1.2 since August 2025.'],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      in: 'arm',
      version: 'API version 2023-02-01 and newer',
      means: 'the policy AppGwSslPolicy20220101 holds, with TLS 1.2',
      is: 'safe',
      source: 'https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview',
    },
    {
      in: 'arm',
      version: 'API version before 2023-02-01',
      means: 'the service refuses versions older than TLS 1.2',
      since: '2025-08-31',
      is: 'new',
      source:
        'https://learn.microsoft.com/azure/application-gateway/application-gateway-tls-version-retirement',
    },
    {
      in: 'terraform',
      version: 'hashicorp/azurerm below 4',
      means: 'the service refuses versions older than TLS 1.2',
      since: '2025-08-31',
      is: 'new',
      source:
        'https://learn.microsoft.com/azure/application-gateway/application-gateway-tls-version-retirement',
    },
  ],
  mvisionNames: [],
  subject: applicationGateway,
  violatedWhen: ({ minimumTLS, protocols }) =>
    all(
      any(...minimumTLS.map((version) => isOrIsLeft(version, ['tlsv1_0', 'tlsv1_1'], acceptedBy))),
      withoutEvidence(any(...protocols.map((protocol) => is(protocol, ['https'])))),
    ),
})

function acceptedBy(version: string): string {
  return `TLS ${version === 'tlsv1_0' ? '1.0' : '1.1'} is accepted`
}
