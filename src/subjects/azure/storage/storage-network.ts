/** From where a storage account can be reached: its own rules, or a resource of rules beside it. */
import type { Attr } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { never } from '../../define/readers.ts'
import { isNull, lookUp, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { enabled, word } from '../../define/word.ts'
import { follow } from '../../links/follow.ts'
import { type Link, linkedScope } from '../../links/linked.ts'
import { ARM_ACCOUNT, TERRAFORM_ACCOUNT, TERRAFORM_ACCOUNT_ID } from './storage-account.ts'

/**
 * https://learn.microsoft.com/azure/storage/common/storage-network-security
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_network_rules
 */
export interface StorageNetwork {
  /** `allow` unless something else is written: every network. */
  readonly defaultAction: Attr<string>
  /** Whether there is a public endpoint at all. Absent for rules whose account is not in the template. */
  readonly publicEndpoint: Attr<boolean>
}

const RULES = ['azurerm_storage_account_network_rules']
const BY_ID: Link = { types: RULES, by: 'storage_account_id', to: TERRAFORM_ACCOUNT_ID }
/** As version 2 of the provider names the account. */
const BY_NAME: Link = { types: RULES, by: 'storage_account_name', to: TERRAFORM_ACCOUNT }

/** Every storage account, and every resource of rules whose account is not in the template. */
export const storageNetwork = adaptOnce<StorageNetwork>((template) =>
  template.framework === 'arm'
    ? resourcesOf(template, ARM_ACCOUNT.types).map((resource) => ofARM(scopeOf(template, resource)))
    : [
        ...resourcesOf(template, TERRAFORM_ACCOUNT.types).map((resource) =>
          ofTerraform(scopeOf(template, resource)),
        ),
        ...rulesAlone(template).map((resource) => ofRules(scopeOf(template, resource))),
      ],
)

function ofARM(scope: Scope): Subject<StorageNetwork> {
  return {
    defaultAction: word('networkAcls.defaultAction', 'allow')(scope),
    publicEndpoint: enabled('publicNetworkAccess', true)(scope),
    resource: scope.resource,
    at: scope.at,
  }
}

function ofTerraform(scope: Scope): Subject<StorageNetwork> {
  const inline = lookUp(scope.node, 'network_rules')
  const isInline =
    inline !== undefined && !isNull(inline) && !(inline.kind === 'list' && inline.items.length === 0)
  const beside = isInline ? undefined : (linkedScope(BY_ID, scope) ?? linkedScope(BY_NAME, scope))
  const defaultAction =
    beside === undefined
      ? word('network_rules.default_action', 'allow')(scope)
      : word('default_action', 'allow')(beside)
  return {
    defaultAction,
    publicEndpoint: enabled('public_network_access_enabled', true)(scope),
    resource: scope.resource,
    at: scope.at,
  }
}

function rulesAlone(template: Template): readonly Resource[] {
  return resourcesOf(template, RULES).filter((resource) =>
    [BY_ID, BY_NAME].every(({ by, to }) => {
      const link = typeof by === 'string' ? lookUp(resource.properties, by) : undefined
      return follow(link, to, template, resource).kind !== 'here'
    }),
  )
}

function ofRules(scope: Scope): Subject<StorageNetwork> {
  return {
    defaultAction: word('default_action')(scope),
    publicEndpoint: never(scope),
    resource: scope.resource,
    at: scope.at,
  }
}
