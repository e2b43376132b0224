/** SQL servers and databases, and the resources that say whether they are audited. */
import { setElsewhere, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { inBlock } from '../../define/optional-block.ts'
import { defaultTo, firstOf, firstWritten, joined, orOne } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'
import type { Link } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { PARENT } from '../../links/parent.ts'
import { eachLinked, type Naming, ofNamed } from '../../links/readers.ts'

const ARM_SERVER: Target = { types: ['Microsoft.Sql/servers'], name: 'name' }
const ARM_DATABASE: Target = { types: ['Microsoft.Sql/servers/databases'], name: 'name' }
const SERVERS = ['azurerm_mssql_server', 'azurerm_sql_server']
const DATABASES = ['azurerm_mssql_database', 'azurerm_sql_database']
const SERVER_ID: Target = { types: SERVERS, name: 'id' }
const SERVER_NAME: Target = { types: SERVERS, name: 'name' }

/** The kinds of settings that audit, each a resource of its own. */
function armSettings(to: Target): Read<readonly Attr<boolean>[]> {
  const links = ['auditingSettings', 'extendedAuditingSettings'].flatMap((kind) =>
    to.types.map((type): Link => ({ types: [`${type}/${kind}`], by: PARENT, to })),
  )
  return eachLinked(links, enabled('state', false))
}

/** A resource that audits unless it says otherwise; one that may not be there, may not. */
const terraformSetting = firstOf(inBlock(enabled('enabled', true)), defaultTo(false))

/** The block that version 2 of the provider had inside servers and databases. */
const inline: Read<readonly Attr<boolean>[]> = (scope) => {
  const written = firstWritten(scope, ['extended_auditing_policy'])
  const isNone = written === undefined || (written.kind === 'list' && written.items.length === 0)
  return isNone ? [] : [isWritten('extended_auditing_policy')(scope)]
}

function terraformSettings(link: Link): Read<readonly Attr<boolean>[]> {
  return joined(inline, eachLinked([link], terraformSetting))
}

const ofARMServer = armSettings(ARM_SERVER)
const ofServer = terraformSettings({
  types: ['azurerm_mssql_server_extended_auditing_policy'],
  by: 'server_id',
  to: SERVER_ID,
})
const ofDatabase = terraformSettings({
  types: ['azurerm_mssql_database_extended_auditing_policy'],
  by: 'database_id',
  to: { types: DATABASES, name: 'id' },
})

/** What the database's server says: unknown where the server is not in the template. */
function ofItsServer(
  read: Read<readonly Attr<boolean>[]>,
  ...namings: readonly Naming[]
): Read<readonly Attr<boolean>[]> {
  return ofNamed(namings, read, ({ at }, because) => [
    because === undefined ? setElsewhere('the auditing of its server', at) : unknownBecause(because, at),
  ])
}

const off = defaultTo(false)

/**
 * https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_extended_auditing_policy
 */
export const sqlServerAuditing = defineSubject({
  name: 'azure.sql-server-auditing',
  describes: 'A logical SQL server, and whether it is audited',
  sources: { arm: ARM_SERVER.types, terraform: SERVERS },
  attributes: {
    settings: {
      type: 'booleans',
      describes: 'What each setting says; one that is true is enough. False by default.',
      arm: orOne(ofARMServer, off),
      terraform: orOne(ofServer, off),
    },
  },
})

export const sqlDatabaseAuditing = defineSubject({
  name: 'azure.sql-database-auditing',
  describes: 'An SQL database, and whether it or its server is audited',
  sources: { arm: ARM_DATABASE.types, terraform: DATABASES },
  attributes: {
    settings: {
      type: 'booleans',
      describes:
        'What each setting says, those of its server first, which is where to turn auditing on; one that is true is enough. False by default.',
      arm: orOne(
        joined(
          ofItsServer(orOne(ofARMServer, off), { by: PARENT, to: ARM_SERVER }),
          armSettings(ARM_DATABASE),
        ),
        off,
      ),
      terraform: orOne(
        joined(
          ofItsServer(
            orOne(ofServer, off),
            { by: 'server_id', to: SERVER_ID },
            { by: 'server_name', to: SERVER_NAME },
          ),
          ofDatabase,
        ),
        off,
      ),
    },
  },
})
