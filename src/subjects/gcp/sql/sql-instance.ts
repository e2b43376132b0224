/** A Cloud SQL instance: who reaches it, and whether connections must be encrypted. */

import { mapAttr } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { withoutOwnAddresses } from '../../define/deploy-time.ts'
import { fallBack, flag, text, texts } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, type Read } from '../../define/scope.ts'
import { isWorld } from '../../network/network.ts'

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance */
export interface SQLInstance {
  /** Whether it has a public address. */
  readonly publicIP: Attr<boolean>
  /** Address ranges that may connect to the public address. */
  readonly networks: readonly Attr<string>[]
  readonly encryptedOnly: Attr<boolean>
  /** `ON_PREMISES_INSTANCE` stands for a server elsewhere, for which Cloud SQL opens nothing. */
  readonly instanceType: Attr<string>
}

const IP = 'settings.ip_configuration'
const ORIGINALS = ['clone', 'master_instance_name', 'restore_backup_context', 'point_in_time_restore_context']

/** What is not written of a clone or a replica may come from the instance that it is made from. */
function orOriginal<T>(value: T): Read<Attr<T>> {
  return (scope) => {
    const original = ORIGINALS.flatMap((path) => itemsOf(lookUp(scope.node, path)))[0]
    if (original === undefined) return fallBack(scope, value)
    const because = { kind: 'elsewhere', what: 'the setting of the instance that it is made from' } as const
    return { kind: 'unknown', because, at: original.at }
  }
}

/**
 * A public address unless it is turned off. The provider sends true where the block does not say; without a block
 * the same is the default of Cloud SQL: https://cloud.google.com/sql/docs/mysql/configure-ip
 */
const publicIP: Read<Attr<boolean>> = (scope) => {
  const block = lookUp(scope.node, IP)
  const isBlock = block?.kind === 'mapping' || (block?.kind === 'list' && block.items[0]?.kind === 'mapping')
  return flag(`${IP}.ipv4_enabled`, isBlock ? true : orOriginal(true))(scope)
}

const networks: Read<readonly Attr<string>[]> = (scope) =>
  itemsOf(lookUp(scope.node, `${IP}.authorized_networks`)).flatMap((node) =>
    texts('value')({ ...scope, node, at: node.at }).map(withoutOwnAddresses),
  )

/**
 * `ssl_mode` wins over `require_ssl`, which version 6 of the provider took away. By default both kinds of
 * connection are taken: https://cloud.google.com/sql/docs/postgres/configure-ssl-instance#enforcing-ssl
 */
const encryptedOnly: Read<Attr<boolean>> = (scope) => {
  const mode = lookUp(scope.node, `${IP}.ssl_mode`)
  if (mode === undefined || isNull(mode)) return flag(`${IP}.require_ssl`, orOriginal(false))(scope)
  return mapAttr(
    text(`${IP}.ssl_mode`, 'ALLOW_UNENCRYPTED_AND_ENCRYPTED')(scope),
    (name) => MODES.get(name),
    'an SSL mode',
  )
}

const MODES: ReadonlyMap<string, boolean> = new Map([
  ['ALLOW_UNENCRYPTED_AND_ENCRYPTED', false],
  ['ENCRYPTED_ONLY', true],
  ['TRUSTED_CLIENT_CERTIFICATE_REQUIRED', true],
])

export const sqlInstance = defineSubject<SQLInstance>({
  terraform: [
    {
      types: ['google_sql_database_instance'],
      attrs: { publicIP, networks, encryptedOnly, instanceType: text('instance_type', 'CLOUD_SQL_INSTANCE') },
    },
  ],
})

/** Whether the instance has a public address. */
export function hasPublicIP({ publicIP: isPublic, instanceType }: SQLInstance): Claim {
  const isDefault = isPublic.kind === 'known' && isPublic.origin === 'default'
  return all(
    is(isPublic, [true], isDefault ? 'a public address is the default' : 'it gets a public address'),
    runsInCloudSQL(instanceType),
  )
}

/** Whether everybody on the internet may connect to the public address. */
export function authorizesWorld(instance: SQLInstance): Claim {
  return all(
    any(
      ...instance.networks.map((network) =>
        test(network, isWorld, 'every address on the internet may connect'),
      ),
    ),
    withoutEvidence(hasPublicIP(instance)),
  )
}

/** Whether a client may connect without encryption. */
export function takesPlainConnections({ encryptedOnly: enforced, instanceType }: SQLInstance): Claim {
  const isDefault = enforced.kind === 'known' && enforced.origin === 'default'
  return all(
    is(
      enforced,
      [false],
      isDefault ? 'unencrypted connections are accepted by default' : 'unencrypted connections are accepted',
    ),
    runsInCloudSQL(instanceType),
  )
}

function runsInCloudSQL(instanceType: Attr<string>): Claim {
  return withoutEvidence(not(is(instanceType, ['ON_PREMISES_INSTANCE'])))
}
