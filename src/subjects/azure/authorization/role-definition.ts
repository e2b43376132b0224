/** What a custom role allows, one subject for each set of its permissions, and where it can be assigned. */
import { eachAlternative, known } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { attributeName } from '../../../core/reference.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { knownText } from '../../define/deploy-time.ts'
import { ofResource } from '../../define/moves.ts'
import { eachOf, texts } from '../../define/readers.ts'
import type { Read, Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

const WIDE =
  /^\/$|^\/subscriptions\/[^/]+\/?$|^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+\/?$/i

function isWide(scope: Attr<string>): Attr<boolean> {
  return eachAlternative(scope, (single) => {
    if (single.kind === 'absent') return single
    if (single.kind === 'known') return { ...single, value: WIDE.test(single.value.trim()) }
    const value = meansWide(single.because, knownText(single))
    return value === undefined ? single : known(value, single.at)
  })
}

/** What an id is of, where only the deployment knows it. */
function meansWide(because: UnknownCause, known: string | undefined): boolean | undefined {
  if (known !== undefined) {
    if (/\/resourceGroups\//i.test(known)) return false
    return isOneId(because) && WIDE.test(known) ? true : undefined
  }
  if (because.kind !== 'reference') return undefined
  const { root, name, attribute } = because
  if (root === 'function' && attribute.length === 1 && attributeName(because) === 'id')
    return WIDTHS.get(name ?? '')
  const type = because.type?.toLowerCase().replace(/^data\./, '') ?? ''
  return WIDTHS.get(type) ?? (type.startsWith('azurerm_') ? false : undefined)
}

/** What an id is of, and whether that is wide. */
const WIDTHS: ReadonlyMap<string, boolean> = new Map([
  ['subscription', true],
  ['managementgroup', true],
  ['resourcegroup', false],
  ['azurerm_subscription', true],
  ['azurerm_management_group', true],
  ['microsoft.management/managementgroups', true],
])

/** Whether the words say that it is the id of one subscription or management group. */
function isOneId(because: UnknownCause): boolean {
  const isId = (name: string) => /(?:subscription|group)_?id$/i.test(name)
  if (because.kind === 'variable') return isId(because.name) || /\.name$/i.test(because.name)
  if (because.kind !== 'reference') return false
  const last = attributeName(because) ?? because.name ?? ''
  return isId(last) || last.toLowerCase() === 'name' || because.name === 'managementgroup'
}

/** Whether each scope at the first path with any is wide. */
function wideScopes(...paths: readonly string[]): Read<readonly Attr<boolean>[]> {
  const reads = paths.map((path) => texts(path))
  const first = (scope: Scope) => reads.map((read) => read(scope)).find((each) => each.length > 0) ?? []
  return ofResource(eachOf(first, isWide))
}

/**
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_definition
 */
export const rolePermissions = defineSubject({
  name: 'azure.role-permissions',
  describes: 'A set of permissions of a custom role',
  sources: {
    arm: { types: ['Microsoft.Authorization/roleDefinitions'], within: 'permissions' },
    terraform: { types: ['azurerm_role_definition'], within: 'permissions' },
  },
  attributes: {
    actions: {
      type: 'texts',
      describes: 'Patterns of actions that are allowed.',
      arm: texts('actions'),
      terraform: texts('actions'),
    },
    notActions: {
      type: 'texts',
      describes: 'Patterns of actions that are excluded.',
      arm: texts('notActions'),
      terraform: texts('not_actions'),
    },
    wideScopes: {
      type: 'booleans',
      describes:
        'For each scope in which the role can be assigned, whether it is a subscription, a management group, or everything.',
      arm: wideScopes('assignableScopes'),
      // Without assignable scopes, the scope in which it is defined.
      terraform: wideScopes('assignable_scopes', 'scope'),
    },
  },
})

/** What an owner can do and a contributor cannot. */
const GRANTING = 'Microsoft.Authorization/roleAssignments/write'.toLowerCase()
const DEFINING = 'Microsoft.Authorization/roleDefinitions/write'.toLowerCase()

/** Whether an action of a role, which may have wildcards, includes the permission to grant access. */
export function includesGranting(action: string): boolean {
  return includes(action, GRANTING)
}

/** Whether it includes the permission to change what roles allow. */
export function includesDefining(action: string): boolean {
  return includes(action, DEFINING)
}

/** Whether a pattern with wildcards includes a permission, which is in lower case. */
function includes(action: string, permission: string): boolean {
  const [first = '', ...rest] = action.trim().toLowerCase().split('*')
  const last = rest.pop()
  if (last === undefined) return first === permission
  if (!permission.startsWith(first)) return false
  let from = first.length
  for (const part of rest) {
    const found = permission.indexOf(part, from)
    if (found < 0) return false
    from = found + part.length
  }
  return permission.length - last.length >= from && permission.endsWith(last)
}
