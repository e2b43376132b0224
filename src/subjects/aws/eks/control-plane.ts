/** What the control plane of an EKS cluster logs, and the key that encrypts its secrets. */
import { isKnownAs, mapAttr } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, certain, is, not, withoutEvidence } from '../../../core/claim.ts'
import type { Location } from '../../../core/source.ts'
import type { Value } from '../../../core/value.ts'
import { attributeTable } from '../../define/attributes.ts'
import { changed, listOf, ofItems, text, texts, whereDefault } from '../../define/readers.ts'
import { lookUp, type Read } from '../../define/scope.ts'
import { withWay } from '../../define/ways.ts'
import { isWritten } from '../../define/written.ts'

/** https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html */
const FIRST_ENCRYPTED = [1, 28] as const
const NEW_CLUSTERS =
  'EKS has encrypted secrets with a key that AWS owns since March 2025, from Kubernetes 1.28 on'

/** Whether a version, such as `1.27`, is one whose secrets EKS does not encrypt by itself. */
function isOlder(version: string): boolean | undefined {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})/.exec(version.trim()) ?? []
  if (major === undefined || minor === undefined) return undefined
  return (
    Number(major) < FIRST_ENCRYPTED[0] ||
    (Number(major) === FIRST_ENCRYPTED[0] && Number(minor) < FIRST_ENCRYPTED[1])
  )
}

/** Whether the cluster names a key. Where it does not, what holds depends on its version. */
function namesKey(path: string, versionAt: string): Read<Attr<boolean>> {
  const own = isWritten(path)
  const newer = whereDefault(own, false, NEW_CLUSTERS)
  const version = text(versionAt)
  return changed(own, (attr, scope) =>
    isKnownAs(mapAttr(version(scope), isOlder, 'a version'), true) ? attr : newer(scope),
  )
}

const CFN_LOGS = 'Logging.ClusterLogging.EnabledTypes'

export const CONTROL_PLANE = attributeTable({
  logTypes: {
    type: 'texts',
    describes:
      'The kinds of logs that are written: `api`, `audit`, `authenticator`, `controllerManager`, `scheduler`. None by default.',
    // https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
    cloudformation: withWay(ofItems(CFN_LOGS, listOf(text('Type'))), {
      list: CFN_LOGS,
      key: 'Type',
      named: 'audit',
      value: 'Type',
    }),
    terraform: withWay(texts('enabled_cluster_log_types'), { itemOf: 'enabled_cluster_log_types' }),
  },
  logs: {
    type: 'value',
    describes: 'The list of these kinds, as it is written.',
    cloudformation: ({ node }) => lookUp(node, CFN_LOGS),
    terraform: ({ node }) => lookUp(node, 'enabled_cluster_log_types'),
  },
  hasSecretsKey: {
    type: 'boolean',
    describes:
      'Whether a KMS key for secrets is named. False by default: a key that AWS owns is used from Kubernetes 1.28 on, none before.',
    cloudformation: namesKey('EncryptionConfig.Provider.KeyArn', 'Version'),
    terraform: namesKey('encryption_config.provider.key_arn', 'version'),
  },
})

interface Logging {
  readonly logTypes: readonly Attr<string>[]
  readonly logs: Value | undefined
  readonly at: Location
}

/** Whether the cluster does not record who did what. */
export function lacksAuditLog({ logTypes, logs, at }: Logging): Claim {
  return all(
    certain(true, logs?.at ?? at, 'the audit log is not enabled'),
    withoutEvidence(not(any(...logTypes.map((type) => is(type, ['audit']))))),
  )
}
