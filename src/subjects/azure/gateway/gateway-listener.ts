/** A listener of an application gateway, and what its rules do with what it takes. */

import { isKnownAs, mapAttr } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { changed } from '../../define/readers.ts'
import { lookUp, type Read, type Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'
import { ofLinkedParts } from './gateway-names.ts'

/** Reads whether a rule sends requests on, rather than redirecting them, by itself or by its map of paths. */
function forwards(own: string, ofMap: Read<readonly Attr<boolean>[]>): Read<Attr<boolean>> {
  const redirects = isWritten(own)
  return changed(redirects, (attr, scope) => {
    if (isKnownAs(attr, true)) return not(attr)
    const maps = ofMap(scope)
    const redirecting = maps.find((map) => isKnownAs(map, true)) ?? maps.find(({ kind }) => kind !== 'known')
    return not(redirecting ?? attr)
  })
}

function not(attr: Attr<boolean>): Attr<boolean> {
  return mapAttr(attr, (value) => !value, 'true or false')
}

const armRule = forwards(
  'properties.redirectConfiguration',
  ofLinkedParts(
    'urlPathMaps',
    { path: 'name' },
    { path: 'properties.urlPathMap.id', idOf: 'urlPathMaps' },
    isWritten('properties.defaultRedirectConfiguration'),
  ),
)

const terraformRule = forwards(
  'redirect_configuration_name',
  ofLinkedParts(
    'url_path_map',
    { path: 'name' },
    { path: 'url_path_map_name' },
    isWritten('default_redirect_configuration_name'),
  ),
)

const MANAGED = ['http_listener', 'request_routing_rule', 'all']

/** Whether Terraform leaves the listeners to another controller, such as the one for ingress of AKS. */
function isManagedHere({ resource }: Scope): boolean {
  const ignored = lookUp(resource.meta, 'lifecycle.ignore_changes')
  const each = ignored?.kind === 'list' ? ignored.items : [ignored]
  return !each.some(
    (item) =>
      item?.kind === 'unknown' && item.because.kind === 'expression' && MANAGED.includes(item.because.text),
  )
}

/**
 * https://learn.microsoft.com/azure/templates/microsoft.network/applicationgateways
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_gateway
 */
export const gatewayListener = defineSubject({
  name: 'azure.gateway-listener',
  describes: 'A listener of an application gateway',
  sources: {
    arm: { types: ['Microsoft.Network/applicationGateways'], within: 'httpListeners' },
    terraform: { types: ['azurerm_application_gateway'], only: isManagedHere, within: 'http_listener' },
  },
  attributes: {
    protocol: {
      type: 'text',
      describes: '`http` or `https`.',
      arm: word('properties.protocol'),
      terraform: word('protocol'),
    },
    forwards: {
      type: 'booleans',
      describes:
        'For each rule of the gateway, whether it sends what this listener takes on, without a redirect.',
      arm: ofLinkedParts(
        'requestRoutingRules',
        { path: 'properties.httpListener.id', idOf: 'httpListeners' },
        { path: 'name' },
        armRule,
      ),
      terraform: ofLinkedParts(
        'request_routing_rule',
        { path: 'http_listener_name' },
        { path: 'name' },
        terraformRule,
      ),
    },
    publicFrontends: {
      type: 'booleans',
      describes:
        'For each frontend of the gateway, whether it is the one of this listener and has a public address.',
      arm: ofLinkedParts(
        'frontendIPConfigurations',
        { path: 'name' },
        { path: 'properties.frontendIPConfiguration.id', idOf: 'frontendIPConfigurations' },
        isWritten('properties.publicIPAddress'),
      ),
      terraform: ofLinkedParts(
        'frontend_ip_configuration',
        { path: 'name' },
        { path: 'frontend_ip_configuration_name' },
        isWritten('public_ip_address_id'),
      ),
    },
  },
})
