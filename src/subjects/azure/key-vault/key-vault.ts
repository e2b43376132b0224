/** A key vault: which networks can reach it, whether deleted keys and secrets can be recovered, and what is logged. */

import { byDefault, eachBranch, known, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Value } from '../../../core/value.ts'
import { sinceVersion } from '../../define/beside.ts'
import { always, defaultOfNew, defaultTo, fallBack, flag, orOne } from '../../define/readers.ts'
import { isNull, lookUp, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { writtenWith } from '../../define/ways.ts'
import { enabled, word } from '../../define/word.ts'
import type { Target } from '../../links/named.ts'
import { sendsLogsInARM, sendsLogsInTerraform } from '../monitor/diagnostic-setting.ts'

const ARM_VAULT: Target = { types: ['Microsoft.KeyVault/vaults'], name: 'name' }
const TERRAFORM_VAULT: Target = { types: ['azurerm_key_vault'], name: 'id' }

/** Reads whether a list has an item, whatever that is; one that a condition or a function makes may not be there. */
function listsAny(path: string): Read<Attr<boolean>> {
  return (scope) =>
    eachBranch(lookUp(scope.node, path), (list) => {
      if (list === undefined || isNull(list)) return fallBack(scope, false)
      if (list.kind === 'unknown') return unknownBecause(list.because, list.at)
      if (list.kind !== 'list') return unknownBecause({ kind: 'type', expected: 'a list' }, list.at)
      const isThere = ({ kind }: Value) => kind !== 'either' && (list.open !== true || kind !== 'unknown')
      const isEmpty = list.items.length === 0 && list.open !== true
      if (isEmpty || list.items.some(isThere)) return known(!isEmpty, list.at)
      return unknownBecause({ kind: 'expression', text: 'a list of unknown length' }, list.at)
    })
}

/** Without a firewall every network can connect; the default of a firewall without a default action is not documented. */
const openWithoutRules: Read<Attr<string>> = ({ node, at }) => {
  const rules = lookUp(node, 'networkAcls')
  if (rules?.kind !== 'mapping') return byDefault('allow', at)
  return unknownBecause({ kind: 'expression', text: 'a firewall without defaultAction' }, rules.at)
}

/** https://learn.microsoft.com/azure/key-vault/general/soft-delete-change */
const keptSince = defaultOfNew(
  true,
  'Key Vault has turned soft delete on since February 2025, which this API version did not',
)

/**
 * https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
 */
export const keyVault = defineSubject({
  name: 'azure.key-vault',
  describes: 'A key vault',
  sources: { arm: ARM_VAULT.types, terraform: TERRAFORM_VAULT.types },
  attributes: {
    defaultAction: {
      type: 'text',
      describes: 'What the firewall does with other networks: `allow` or `deny`. `allow` without a firewall.',
      arm: word('networkAcls.defaultAction', openWithoutRules),
      // The block requires both.
      terraform: writtenWith(word('network_acls.default_action', 'allow'), {
        'network_acls.bypass': 'AzureServices',
      }),
    },
    listsAddresses: {
      type: 'boolean',
      describes: 'Whether the firewall lists addresses that it lets in. False by default.',
      arm: listsAny('networkAcls.ipRules'),
      terraform: listsAny('network_acls.ip_rules'),
    },
    publicEndpoint: {
      type: 'boolean',
      describes: 'Whether the vault has a public endpoint. True by default.',
      arm: enabled('publicNetworkAccess', true),
      terraform: flag('public_network_access_enabled', true),
    },
    softDelete: {
      type: 'boolean',
      describes: 'Whether soft delete is on. True by default since API version 2019-09-01, and in Terraform.',
      arm: flag('enableSoftDelete', sinceVersion('2019-09-01', always(true), keptSince)),
      // Version 3 of the provider removed the argument: soft delete is always on.
      terraform: flag('soft_delete_enabled', true),
    },
    purgeProtection: {
      type: 'boolean',
      describes: 'Whether purge protection is on. False by default.',
      arm: flag('enablePurgeProtection', false),
      terraform: flag('purge_protection_enabled', false),
    },
    logging: {
      type: 'booleans',
      // https://learn.microsoft.com/azure/key-vault/general/logging
      describes: 'What each diagnostic setting says; one that is true is enough. False by default.',
      arm: orOne(sendsLogsInARM(ARM_VAULT), defaultTo(false)),
      terraform: orOne(sendsLogsInTerraform(TERRAFORM_VAULT), defaultTo(false)),
    },
    createMode: {
      type: 'text',
      describes: '`recover` for a deleted vault that is restored with what it had.',
      arm: word('createMode'),
    },
  },
})
