/** What the queue service of a storage account logs: reads, writes and deletes. */
import { whereKnown } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Value } from '../../../core/value.ts'
import { isGiven, knownText } from '../../define/deploy-time.ts'
import { itemScopes, readsAlso } from '../../define/moves.ts'
import { firstOf, firstWritten, flag, listOf } from '../../define/readers.ts'
import { lookUp, type Read, type Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { mayNameOneOf } from '../../links/any-target.ts'
import type { Link } from '../../links/linked.ts'
import { hasLinked, linked, namedBy } from '../../links/readers.ts'
import { anyTrue } from '../monitor/diagnostic-setting.ts'
import { TERRAFORM_ACCOUNT, TERRAFORM_ACCOUNT_ID } from './storage-account.ts'

const mayBeQueues = mayNameOneOf(['Microsoft.Storage/storageAccounts/queueServices'])

/** Whether a diagnostic setting extends the queue service of an account. */
function isOfQueues({ resource, template }: Scope): boolean {
  const of = lookUp(resource.meta, 'scope')
  const isReference = of?.kind === 'unknown' && of.because.kind === 'reference'
  const isNamed = isReference && (of.because.type ?? of.because.resource) !== undefined
  return isNamed ? mayBeQueues(of, template) : namesQueues(of)
}

function namesQueues(of: Value | undefined): boolean {
  return /\/queueServices\//i.test(textOf(of) ?? '')
}

function textOf(of: Value | undefined): string | undefined {
  return of?.kind === 'scalar' ? String(of.value) : of?.kind === 'unknown' ? knownText(of) : undefined
}

/** Whether it is a queue service, or what only the deployment knows; the id of a resource is not one. */
function mayNameQueues(of: Value | undefined): boolean {
  if (textOf(of) !== undefined) return namesQueues(of)
  return of?.kind !== 'unknown' || !isGiven(of.because, ['reference'])
}

/** Whether a category of logs is sent, by itself or with all others. */
function sends(category: string): Read<Attr<boolean>> {
  const named = firstOf(word('category'), word('categoryGroup'))
  const sent = flag('enabled', true)
  const items = itemScopes('logs')
  return anyTrue((scope) =>
    items(scope)
      .map((item) =>
        whereKnown(named(item), (single) =>
          [category, 'alllogs', 'audit'].includes(single.value)
            ? sent(item)
            : { kind: 'absent', at: single.at },
        ),
      )
      .filter(({ kind }) => kind !== 'absent'),
  )
}

const PROPERTIES: Link = {
  types: ['azurerm_storage_account_queue_properties'],
  by: 'storage_account_id',
  to: TERRAFORM_ACCOUNT_ID,
}

/** `"${azurerm_storage_account.orders.id}/queueServices/default"`: of which account is not known then. */
const DIAGNOSTICS: Link = {
  types: ['azurerm_monitor_diagnostic_setting'],
  by: 'target_resource_id',
  to: TERRAFORM_ACCOUNT_ID,
  only: ({ properties }) => mayNameQueues(lookUp(properties, 'target_resource_id')),
}

/** Whether an operation is logged: what the account says counts before what a resource beside it says. */
function logs(operation: string): Read<Attr<boolean>> {
  const inline = flag(`queue_properties.logging.${operation}`, false)
  const properties = flag(`properties.logging.${operation}`, false)
  const beside = linked(PROPERTIES, properties, hasLinked(DIAGNOSTICS, inline))
  return readsAlso([...PROPERTIES.types, ...DIAGNOSTICS.types], (scope) =>
    firstWritten(scope, ['queue_properties']) === undefined ? beside(scope) : inline(scope),
  )
}

/**
 * https://learn.microsoft.com/azure/storage/queues/monitor-queue-storage
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_queue_properties
 */
export const queueLogging = defineSubject({
  name: 'azure.queue-logging',
  describes:
    'What the queue service of a storage account logs: in ARM a diagnostic setting, in Terraform the account or a resource of properties whose account is in another template',
  sources: {
    arm: { types: ['Microsoft.Insights/diagnosticSettings'], only: isOfQueues },
    terraform: {
      account: TERRAFORM_ACCOUNT.types,
      properties: { types: PROPERTIES.types, only: (scope) => namedBy(scope, [PROPERTIES]).kind !== 'here' },
    },
  },
  attributes: {
    operations: {
      type: 'booleans',
      describes: 'Whether reads, writes and deletes are logged. False by default.',
      arm: listOf(sends('storageread'), sends('storagewrite'), sends('storagedelete')),
      terraform: {
        account: listOf(logs('read'), logs('write'), logs('delete')),
        properties: listOf(
          flag('properties.logging.read', false),
          flag('properties.logging.write', false),
          flag('properties.logging.delete', false),
        ),
      },
    },
    kind: {
      type: 'text',
      describes: 'The kind of the account. `storagev2` by default.',
      terraform: { account: word('account_kind', 'storagev2') },
    },
    tier: {
      type: 'text',
      describes: '`premium` accounts have no queues.',
      terraform: { account: word('account_tier') },
    },
  },
})
