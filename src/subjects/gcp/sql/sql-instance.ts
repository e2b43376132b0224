/** A Cloud SQL instance: who can reach it, and whether connections must be encrypted. */
import { mapAttr } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { whereWritten } from '../../define/moves.ts'
import { eachOf, flag, ofItems, text, texts } from '../../define/readers.ts'
import { isNull, lookUp, type Read } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { spelled, withWay } from '../../define/ways.ts'
import { isWritten } from '../../define/written.ts'
import { addressRange, isOpenToWorld } from '../../network/address.ts'
import { orOriginal } from './sql-original.ts'

const IP = 'settings.ip_configuration'

/**
 * A public address unless it is turned off. The provider sends true where the block does not say; without a block
 * the same is the default of Cloud SQL: https://cloud.google.com/sql/docs/mysql/configure-ip
 */
const publicIP: Read<Attr<boolean>> = (scope) => {
  const block = lookUp(scope.node, IP)
  const isBlock = block?.kind === 'mapping' || (block?.kind === 'list' && block.items[0]?.kind === 'mapping')
  return flag(
    `${IP}.ipv4_enabled`,
    isBlock ? true : orOriginal((value) => flag(`${IP}.ipv4_enabled`, value), true),
  )(scope)
}

/**
 * `ssl_mode` wins over `require_ssl`, which version 6 of the provider took away. By default both kinds of
 * connection are taken: https://cloud.google.com/sql/docs/postgres/configure-ssl-instance#enforcing-ssl
 */
const encryptedOnly: Read<Attr<boolean>> = withWay(
  (scope) => modeOr(orOriginal<boolean>(modeOr, false))(scope),
  {
    by: [
      whereWritten(`${IP}.ssl_mode`, spelled(text(`${IP}.ssl_mode`), { true: 'ENCRYPTED_ONLY' })),
      whereWritten(`${IP}.require_ssl`, flag(`${IP}.require_ssl`)),
      spelled(text(`${IP}.ssl_mode`), { true: 'ENCRYPTED_ONLY' }),
    ],
  },
)

function modeOr(fallback: boolean | Read<Attr<boolean>>): Read<Attr<boolean>> {
  return (scope) => {
    const mode = lookUp(scope.node, `${IP}.ssl_mode`)
    if (mode === undefined || isNull(mode)) return flag(`${IP}.require_ssl`, fallback)(scope)
    return mapAttr(
      text(`${IP}.ssl_mode`, 'ALLOW_UNENCRYPTED_AND_ENCRYPTED')(scope),
      (name) => MODES.get(name),
      'an SSL mode',
    )
  }
}

function backups(fallback: boolean | Read<Attr<boolean>>): Read<Attr<boolean>> {
  return flag('settings.backup_configuration.enabled', fallback)
}

const MODES: ReadonlyMap<string, boolean> = new Map([
  ['ALLOW_UNENCRYPTED_AND_ENCRYPTED', false],
  ['ENCRYPTED_ONLY', true],
  ['TRUSTED_CLIENT_CERTIFICATE_REQUIRED', true],
])

export const sqlInstance = defineSubject({
  name: 'gcp.sql-instance',
  describes: 'A Cloud SQL instance',
  sources: { terraform: ['google_sql_database_instance'] },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
    publicIP: {
      type: 'boolean',
      describes: 'Whether the instance has a public IP address. True by default.',
      terraform: publicIP,
    },
    networks: {
      type: 'address-ranges',
      describes: 'The authorized networks, which can connect to the public address.',
      terraform: eachOf(ofItems(`${IP}.authorized_networks`, texts('value')), addressRange),
    },
    encryptedOnly: {
      type: 'boolean',
      describes: 'Whether clients must use TLS. False by default.',
      terraform: encryptedOnly,
    },
    connectors: {
      type: 'text',
      // https://cloud.google.com/sql/docs/postgres/language-connectors
      describes:
        'With `REQUIRED`, clients can connect only through the Cloud SQL Auth Proxy or a connector, which always use TLS, and authorized networks have no effect. `NOT_REQUIRED` by default.',
      terraform: text('settings.connector_enforcement', 'NOT_REQUIRED'),
    },
    instanceType: {
      type: 'text',
      describes:
        '`CLOUD_SQL_INSTANCE` by default; `ON_PREMISES_INSTANCE` represents a server elsewhere, for which Cloud SQL opens nothing.',
      terraform: text('instance_type', 'CLOUD_SQL_INSTANCE'),
    },
    backups: {
      type: 'boolean',
      // Not verified against the provider's page.
      describes:
        'Whether backups are made every day. False by default; a clone has the setting of its original.',
      terraform: backups(orOriginal(backups, false)),
    },
    replicates: {
      type: 'boolean',
      describes: 'Whether it is a read replica, whose data is backed up with the primary instance.',
      terraform: isWritten('master_instance_name'),
    },
  },
})

export type SQLInstance = SubjectOf<typeof sqlInstance>

/** Whether the instance has a public address. */
export function hasPublicIP({ publicIP: isPublic, instanceType }: SQLInstance): Claim {
  const isDefault = isPublic.kind === 'known' && isPublic.origin === 'default'
  return all(
    is(
      isPublic,
      [true],
      isDefault ? 'a public IP address is assigned by default' : 'the instance gets a public IP address',
    ),
    runsInCloudSQL(instanceType),
  )
}

/** Whether anyone on the internet can connect to the public address. */
export function authorizesWorld(instance: SQLInstance): Claim {
  return all(
    any(...instance.networks.map((network) => isOpenToWorld(network))),
    withoutEvidence(hasPublicIP(instance)),
    acceptsDirectConnections(instance),
  )
}

/** Whether clients can connect without encryption. */
export function takesPlainConnections(instance: SQLInstance): Claim {
  const { encryptedOnly: enforced, instanceType } = instance
  const isDefault = enforced.kind === 'known' && enforced.origin === 'default'
  return all(
    is(
      enforced,
      [false],
      isDefault ? 'unencrypted connections are accepted by default' : 'unencrypted connections are accepted',
    ),
    runsInCloudSQL(instanceType),
    acceptsDirectConnections(instance),
  )
}

/** Whether no backups are made of an instance that has data of its own. */
export function lacksBackups({ backups, replicates, instanceType }: SQLInstance): Claim {
  const isDefault = backups.kind === 'known' && backups.origin === 'default'
  return all(
    is(backups, [false], isDefault ? 'no backups are made by default' : 'no backups are made'),
    withoutEvidence(not(is(replicates, [true]))),
    runsInCloudSQL(instanceType),
  )
}

/** What the policies about connections accept, for their pages. */
export const SAFE_CONNECTIONS: readonly string[] = [
  'An instance of type ON_PREMISES_INSTANCE, for which Cloud SQL opens nothing.',
  'An instance that enforces Cloud SQL connectors, which always use TLS and check IAM permissions.',
]

/** Whether clients can connect without the Cloud SQL Auth Proxy or a connector. */
function acceptsDirectConnections({ connectors }: SQLInstance): Claim {
  return withoutEvidence(not(is(connectors, ['REQUIRED'])))
}

function runsInCloudSQL(instanceType: Attr<string>): Claim {
  return withoutEvidence(not(is(instanceType, ['ON_PREMISES_INSTANCE'])))
}
