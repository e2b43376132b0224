/** An application gateway: its web application firewall, and the versions of TLS that it accepts. */
import { byDefault, isKnownAs, mapAttr } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { sinceVersion } from '../../define/beside.ts'
import { below } from '../../define/moves.ts'
import { asksForProviderBelow } from '../../define/provider-version.ts'
import {
  always,
  defaultOfNew,
  fallBack,
  firstOf,
  flag,
  joined,
  listOf,
  ofItems,
  texts,
} from '../../define/readers.ts'
import type { Read, Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'

/** https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview */
const MINIMUM_OF_POLICY: Readonly<Record<string, string>> = {
  appgwsslpolicy20150501: 'tlsv1_0',
  appgwsslpolicy20170401: 'tlsv1_1',
  appgwsslpolicy20170401s: 'tlsv1_2',
  appgwsslpolicy20220101: 'tlsv1_2',
  appgwsslpolicy20220101s: 'tlsv1_2',
}

/** https://learn.microsoft.com/azure/application-gateway/application-gateway-tls-version-retirement */
const refusedSince = defaultOfNew(
  'tlsv1_2',
  'Application Gateway has refused TLS below 1.2 since August 2025',
)

// Not verified against the provider's page: the first version of each that sets a newer policy.
const armDefault = sinceVersion('2023-02-01', always('tlsv1_2'), refusedSince)
const terraformDefault: Read<Attr<string>> = (scope) =>
  asksForProviderBelow(scope.template, 'azurerm', 4) ? refusedSince(scope) : byDefault('tlsv1_2', scope.at)

/** The minimum that a TLS policy says: by the name of a predefined one, by itself, or by what it disables. */
function minimum(
  names: { readonly policy: string; readonly version: string; readonly disabled: string },
  otherwise: Read<Attr<string>>,
): Read<Attr<string>> {
  const ofPolicy: Read<Attr<string>> = (scope) =>
    mapAttr(word(names.policy)(scope), (name) => MINIMUM_OF_POLICY[name], 'a predefined TLS policy')
  const disabled = texts(names.disabled)
  const orElse: Read<Attr<string>> = (scope) =>
    ['TLSv1_0', 'TLSv1_1'].every((version) => disabled(scope).some((each) => isKnownAs(each, version)))
      ? byDefault('tlsv1_2', scope.at)
      : fallBack(scope, otherwise)
  return firstOf(ofPolicy, word(names.version), orElse)
}

const armMinimum = minimum(
  { policy: 'policyName', version: 'minProtocolVersion', disabled: 'disabledSslProtocols' },
  armDefault,
)
const terraformMinimum = minimum(
  { policy: 'policy_name', version: 'min_protocol_version', disabled: 'disabled_protocols' },
  terraformDefault,
)

function at<A>(path: string, read: Read<A>): Read<A> {
  const move = below(path)
  return (scope: Scope) => read(move(scope))
}

/**
 * https://learn.microsoft.com/azure/templates/microsoft.network/applicationgateways
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_gateway
 */
export const applicationGateway = defineSubject({
  name: 'azure.application-gateway',
  describes: 'An application gateway',
  sources: {
    arm: ['Microsoft.Network/applicationGateways'],
    terraform: ['azurerm_application_gateway'],
  },
  attributes: {
    tier: {
      type: 'text',
      describes:
        '`waf` and `waf_v2` have a web application firewall, `standard`, `standard_v2` and `basic` have none.',
      arm: word(['sku.tier', 'sku.name']),
      terraform: word(['sku.tier', 'sku.name']),
    },
    firewall: {
      type: 'boolean',
      describes: 'Whether the firewall that is written in the gateway itself is on.',
      arm: flag('webApplicationFirewallConfiguration.enabled'),
      terraform: flag('waf_configuration.enabled'),
    },
    firewallPolicies: {
      type: 'booleans',
      describes: 'Whether the gateway, and each of its listeners, names a firewall policy.',
      arm: joined(
        listOf(isWritten('firewallPolicy')),
        ofItems('httpListeners', listOf(isWritten('properties.firewallPolicy'))),
      ),
      terraform: joined(
        listOf(isWritten('firewall_policy_id')),
        ofItems('http_listener', listOf(isWritten('firewall_policy_id'))),
      ),
    },
    publicFrontends: {
      type: 'booleans',
      describes: 'Whether each of its frontends has a public address.',
      arm: ofItems('frontendIPConfigurations', listOf(isWritten('properties.publicIPAddress'))),
      terraform: ofItems('frontend_ip_configuration', listOf(isWritten('public_ip_address_id'))),
    },
    minimumTLS: {
      type: 'texts',
      describes:
        'What its TLS policy accepts at least, and what each TLS profile does: `tlsv1_2`. By default `tlsv1_2` since August 2025.',
      arm: joined(
        listOf(at('sslPolicy', armMinimum)),
        ofItems('sslProfiles', listOf(at('properties.sslPolicy', armMinimum))),
      ),
      terraform: joined(
        listOf(at('ssl_policy', terraformMinimum)),
        ofItems('ssl_profile', listOf(at('ssl_policy', terraformMinimum))),
      ),
    },
    protocols: {
      type: 'texts',
      describes: '`http` or `https` of each listener.',
      arm: ofItems('httpListeners', listOf(word('properties.protocol'))),
      terraform: ofItems('http_listener', listOf(word('protocol'))),
    },
  },
})
