/** SQL servers and databases, and the resources that say whether they are audited. */
import type { Attr } from '../../../core/claim.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { fallBack } from '../../define/readers.ts'
import { isNull, lookUp, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { enabled } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'
import { follow } from '../../links/follow.ts'
import { type Link, linkedScope } from '../../links/linked.ts'
import type { Named, Target } from '../../links/named.ts'
import { PARENT, parentOf } from '../../links/parent.ts'

/**
 * https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_extended_auditing_policy
 */
export interface SQLAuditing {
  /** What each setting says; one that is on is enough. Off where nothing is written. */
  readonly settings: readonly Attr<boolean>[]
}

const ARM_SERVER: Target = { types: ['Microsoft.Sql/servers'], name: 'name' }
const ARM_DATABASE: Target = { types: ['Microsoft.Sql/servers/databases'], name: 'name' }
const SERVER_TYPES = ['azurerm_mssql_server', 'azurerm_sql_server']
const DATABASE_TYPES = ['azurerm_mssql_database', 'azurerm_sql_database']
const SERVER_ID: Target = { types: SERVER_TYPES, name: 'id' }
const SERVER_NAME: Target = { types: SERVER_TYPES, name: 'name' }
const DATABASE_ID: Target = { types: DATABASE_TYPES, name: 'id' }

/** The kinds of settings that audit, each a resource of its own. */
const OF_ARM_SERVER = ['auditingSettings', 'extendedAuditingSettings'].map(
  (kind): Link => ({ types: [`Microsoft.Sql/servers/${kind}`], by: PARENT, to: ARM_SERVER }),
)
const OF_ARM_DATABASE = ['auditingSettings', 'extendedAuditingSettings'].map(
  (kind): Link => ({ types: [`Microsoft.Sql/servers/databases/${kind}`], by: PARENT, to: ARM_DATABASE }),
)
const OF_SERVER: Link = {
  types: ['azurerm_mssql_server_extended_auditing_policy'],
  by: 'server_id',
  to: SERVER_ID,
}
const OF_DATABASE: Link = {
  types: ['azurerm_mssql_database_extended_auditing_policy'],
  by: 'database_id',
  to: DATABASE_ID,
}

/** Logical servers. */
export const sqlServerAuditing = adaptOnce<SQLAuditing>((template) => {
  const types = template.framework === 'arm' ? ARM_SERVER.types : SERVER_TYPES
  return resourcesOf(template, types).map((resource) => {
    const scope = scopeOf(template, resource)
    return withDefault(ofServer(scope), scope)
  })
})

/** Databases, which are audited as well where their server is. */
export const sqlDatabaseAuditing = adaptOnce<SQLAuditing>((template) => {
  const types = template.framework === 'arm' ? ARM_DATABASE.types : DATABASE_TYPES
  return resourcesOf(template, types).map((resource) => {
    const scope = scopeOf(template, resource)
    return withDefault([...ofDatabase(scope), ...ofItsServer(scope)], scope)
  })
})

function withDefault(settings: readonly Attr<boolean>[], scope: Scope): Subject<SQLAuditing> {
  const { resource, at } = scope
  return { settings: settings.length === 0 ? [fallBack(scope, false)] : settings, resource, at }
}

function ofServer(scope: Scope): readonly Attr<boolean>[] {
  return scope.template.framework === 'arm'
    ? linked(OF_ARM_SERVER, scope)
    : [...inline(scope), ...linked([OF_SERVER], scope)]
}

function ofDatabase(scope: Scope): readonly Attr<boolean>[] {
  return scope.template.framework === 'arm'
    ? linked(OF_ARM_DATABASE, scope)
    : [...inline(scope), ...linked([OF_DATABASE], scope)]
}

function linked(links: readonly Link[], scope: Scope): readonly Attr<boolean>[] {
  return links.flatMap((link) => linkedScope(link, scope) ?? []).map(setting)
}

/** Terraform's resources audit unless they say otherwise, ARM's say whether they do; one that may not be there, may not. */
function setting(found: Scope): Attr<boolean> {
  const { node } = found
  if (node.kind === 'either') {
    const branches = node.branches.map((branch) =>
      branch === undefined ? fallBack(found, false) : setting({ ...found, node: branch }),
    )
    return { kind: 'either', condition: node.condition, branches, at: node.at }
  }
  return found.template.framework === 'arm' ? enabled('state', false)(found) : enabled('enabled', true)(found)
}

/** The block that version 2 of the provider had inside servers and databases. */
function inline(scope: Scope): readonly Attr<boolean>[] {
  const written = lookUp(scope.node, 'extended_auditing_policy')
  const isNone =
    written === undefined || isNull(written) || (written.kind === 'list' && written.items.length === 0)
  return isNone ? [] : [isWritten('extended_auditing_policy')(scope)]
}

/** What the database's server says: unknown where the server is not in the template. */
function ofItsServer(scope: Scope): readonly Attr<boolean>[] {
  const { template, at } = scope
  const server = serverOf(scope)
  if (server.kind === 'here') return ofServer(scopeOf(template, server.resource))
  const because =
    server.kind === 'unclear'
      ? server.because
      : ({ kind: 'elsewhere', what: 'the auditing of its server' } as const)
  return [{ kind: 'unknown', because, at }]
}

function serverOf({ template, resource, node }: Scope): Named {
  if (template.framework === 'arm') return parentOf(resource, ARM_SERVER.types, template)
  const id = lookUp(node, 'server_id')
  return id === undefined
    ? follow(lookUp(node, 'server_name'), SERVER_NAME, template, resource)
    : follow(id, SERVER_ID, template, resource)
}
