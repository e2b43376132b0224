/** A key vault: from where it can be reached, and whether what is deleted can be had back. */
import type { Attr } from '../../../core/claim.ts'
import { sinceVersion } from '../../define/beside.ts'
import { defineSubject } from '../../define/define.ts'
import { always, flag, never } from '../../define/readers.ts'
import { lookUp, type Read } from '../../define/scope.ts'
import { enabled, word } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
 */
export interface KeyVault {
  /** `allow` where there is no firewall. */
  readonly defaultAction: Attr<string>
  /** Whether there is a public endpoint at all. */
  readonly publicEndpoint: Attr<boolean>
  /** On unless it is turned off since API version 2019-09-01, off unless it is turned on before. */
  readonly softDelete: Attr<boolean>
  readonly purgeProtection: Attr<boolean>
  /** `recover` for one that was deleted and comes back with what it had. */
  readonly createMode: Attr<string>
}

/** Without a firewall every network is let in; what one without a default action does is not documented. */
const openWithoutRules: Read<Attr<string>> = (scope) => {
  const { at } = scope
  const rules = lookUp(scope.node, 'networkAcls')
  if (rules?.kind !== 'mapping') return { kind: 'known', value: 'allow', origin: 'default', at }
  const because = { kind: 'expression', text: 'a firewall without defaultAction' } as const
  return { kind: 'unknown', because, at: rules.at }
}

export const keyVault = defineSubject<KeyVault>({
  arm: [
    {
      types: ['Microsoft.KeyVault/vaults'],
      attrs: {
        defaultAction: word('networkAcls.defaultAction', openWithoutRules),
        publicEndpoint: enabled('publicNetworkAccess', true),
        softDelete: flag('enableSoftDelete', sinceVersion('2019-09-01', always(true), always(false))),
        purgeProtection: flag('enablePurgeProtection', false),
        createMode: word('createMode'),
      },
    },
  ],
  terraform: [
    {
      types: ['azurerm_key_vault'],
      attrs: {
        defaultAction: word('network_acls.default_action', 'allow'),
        publicEndpoint: flag('public_network_access_enabled', true),
        // Version 3 of the provider took the argument away: soft delete is always on.
        softDelete: flag('soft_delete_enabled', true),
        purgeProtection: flag('purge_protection_enabled', false),
        createMode: never,
      },
    },
  ],
})
