/** From where a storage account can be reached: its own rules, or a resource of rules beside it. */
import { readsAlso, whereWritten } from '../../define/moves.ts'
import { defaultTo, eachOf, firstWritten, orOne, texts } from '../../define/readers.ts'
import type { Read, Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { writtenLike } from '../../define/ways.ts'
import { enabled, lowerCase, word } from '../../define/word.ts'
import type { Link } from '../../links/linked.ts'
import { linked, namedBy } from '../../links/readers.ts'
import { ARM_ACCOUNT, TERRAFORM_ACCOUNT, TERRAFORM_ACCOUNT_ID } from './storage-account.ts'

const RULES = ['azurerm_storage_account_network_rules']
const BY_ID: Link = { types: RULES, by: 'storage_account_id', to: TERRAFORM_ACCOUNT_ID }
/** As version 2 of the provider names the account. */
const BY_NAME: Link = { types: RULES, by: 'storage_account_name', to: TERRAFORM_ACCOUNT }

/** Rules in the account count before those beside it. */
function ofAccount<A>(inline: Read<A>, beside: Read<A>): Read<A> {
  const anywhere = linked(BY_ID, beside, linked(BY_NAME, beside, inline))
  const read: Read<A> = (scope) => (hasRules(scope) ? inline(scope) : anywhere(scope))
  return readsAlso(RULES, writtenLike(read, whereWritten('network_rules', inline), anywhere))
}

/** What the firewall lets through whatever its rules; trusted services where nothing is written. */
function bypass(path: string) {
  return orOne(eachOf(texts(path), lowerCase), defaultTo('azureservices'))
}

function hasRules(scope: Scope): boolean {
  const rules = firstWritten(scope, ['network_rules'])
  return rules !== undefined && !(rules.kind === 'list' && rules.items.length === 0)
}

/** Whether the account that rules name is in another template. */
function areAlone(rules: Scope): boolean {
  return [BY_ID, BY_NAME].every((link) => namedBy(rules, [link]).kind !== 'here')
}

/**
 * https://learn.microsoft.com/azure/storage/common/storage-network-security
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_network_rules
 */
export const storageNetwork = defineSubject({
  name: 'azure.storage-network',
  describes: 'A storage account, or a resource of network rules whose account is in another template',
  sources: {
    arm: ARM_ACCOUNT.types,
    terraform: { account: TERRAFORM_ACCOUNT.types, rules: { types: RULES, only: areAlone } },
  },
  attributes: {
    defaultAction: {
      type: 'text',
      describes: '`allow`, which is the default, lets every network in; or `deny`.',
      arm: word('networkAcls.defaultAction', 'allow'),
      terraform: {
        account: ofAccount(word('network_rules.default_action', 'allow'), word('default_action', 'allow')),
        rules: word('default_action'),
      },
    },
    bypass: {
      type: 'texts',
      describes:
        'What passes the firewall, in lower case: `azureservices`, `logging`, `metrics`, several with commas between them, or `none`. `azureservices` by default.',
      arm: bypass('networkAcls.bypass'),
      terraform: {
        account: ofAccount(bypass('network_rules.bypass'), bypass('bypass')),
        rules: bypass('bypass'),
      },
    },
    publicEndpoint: {
      type: 'boolean',
      describes:
        'Whether there is a public endpoint at all. True by default; absent for rules whose account is in another template.',
      arm: enabled('publicNetworkAccess', true),
      terraform: { account: enabled('public_network_access_enabled', true) },
    },
  },
})
