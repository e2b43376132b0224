/** What a custom role allows, one subject for each set of its permissions, and where it may be assigned. */
import type { Attr } from '../../../core/claim.ts'
import { attributeName } from '../../../core/reference.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { defineSubject } from '../../define/define.ts'
import { knownText } from '../../define/deploy-time.ts'
import { texts } from '../../define/readers.ts'
import { type Read, scopeOf } from '../../define/scope.ts'

/**
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_definition
 */
export interface RolePermissions {
  readonly actions: readonly Attr<string>[]
  readonly notActions: readonly Attr<string>[]
  /** Whether each scope is a subscription, a management group, or everything. */
  readonly wideScopes: readonly Attr<boolean>[]
}

const WIDE =
  /^\/$|^\/subscriptions\/[^/]+\/?$|^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+\/?$/i

function isWide(scope: Attr<string>): Attr<boolean> {
  switch (scope.kind) {
    case 'known':
      return { ...scope, value: WIDE.test(scope.value.trim()) }
    case 'either':
      return { ...scope, branches: scope.branches.map(isWide) }
    case 'absent':
      return scope
    case 'unknown': {
      const value = meansWide(scope.because, knownText(scope))
      return value === undefined ? scope : { kind: 'known', value, origin: 'written', at: scope.at }
    }
  }
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

function wideScopes(...paths: readonly string[]): Read<readonly Attr<boolean>[]> {
  return ({ template, resource }) => {
    const scope = scopeOf(template, resource)
    const written = paths.map((path) => texts(path)(scope)).find((each) => each.length > 0) ?? []
    return written.map(isWide)
  }
}

export const rolePermissions = defineSubject<RolePermissions>({
  arm: [
    {
      types: ['Microsoft.Authorization/roleDefinitions'],
      within: 'permissions',
      attrs: {
        actions: texts('actions'),
        notActions: texts('notActions'),
        wideScopes: wideScopes('assignableScopes'),
      },
    },
  ],
  terraform: [
    {
      types: ['azurerm_role_definition'],
      within: 'permissions',
      attrs: {
        actions: texts('actions'),
        notActions: texts('not_actions'),
        // Where none is written, the scope that it is made at.
        wideScopes: wideScopes('assignable_scopes', 'scope'),
      },
    },
  ],
})

/** What makes an owner of a contributor. */
const GRANTING = 'Microsoft.Authorization/roleAssignments/write'.toLowerCase()

/** Whether an action of a role, which may have wildcards, includes the right to give rights. */
export function includesGranting(action: string): boolean {
  const [first = '', ...rest] = action.trim().toLowerCase().split('*')
  const last = rest.pop()
  if (last === undefined) return first === GRANTING
  if (!GRANTING.startsWith(first)) return false
  let from = first.length
  for (const part of rest) {
    const found = GRANTING.indexOf(part, from)
    if (found < 0) return false
    from = found + part.length
  }
  return GRANTING.length - last.length >= from && GRANTING.endsWith(last)
}
