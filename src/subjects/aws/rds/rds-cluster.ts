/** An RDS or Aurora cluster. */
import type { Attr } from '../../../core/claim.ts'
import { defaultBy } from '../../define/default-by.ts'
import { orInherited } from '../../define/inherited.ts'
import { flag, text, whereDefault, whereFalse } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

const NEW_CLUSTERS =
  'Aurora has encrypted new clusters since February 2026; older clusters keep their settings'

/**
 * Aurora encrypts every new cluster since February 2026, asked or not; clusters of other engines are encrypted only
 * where they ask for it. A cluster that names no engine got the first one of Aurora.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
function byEngine(path: string, mode: string): Read<Attr<boolean>> {
  const isAurora = defaultBy(text(path, 'aurora'), (engine) => engine.toLowerCase().startsWith('aurora'))
  // The first version of Aurora Serverless was always encrypted.
  const alwaysWas = defaultBy(text(mode, 'provisioned'), (name) => name.toLowerCase() === 'serverless')
  return whereFalse(alwaysWas, whereDefault(isAurora, true, NEW_CLUSTERS))
}

/** A copy takes its encryption from the original: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html */
const ORIGINAL = 'what it is restored or replicated from'
const cfnOriginals = [
  'SnapshotIdentifier',
  'SourceDBClusterIdentifier',
  'SourceDbClusterResourceId',
  'ReplicationSourceIdentifier',
  'GlobalClusterIdentifier',
]
const terraformOriginals = [
  'snapshot_identifier',
  'replication_source_identifier',
  'restore_to_point_in_time',
  'global_cluster_identifier',
]

export const rdsCluster = defineSubject({
  name: 'aws.rds-cluster',
  describes: 'An RDS or Aurora cluster',
  sources: { cloudformation: ['AWS::RDS::DBCluster'], terraform: ['aws_rds_cluster'] },
  attributes: {
    encrypted: {
      type: 'boolean',
      describes:
        'Whether the storage is encrypted. True by default for Aurora, false for other engines, and unknown where the cluster is made from another one.',
      cloudformation: orInherited(
        flag('StorageEncrypted', byEngine('Engine', 'EngineMode')),
        cfnOriginals,
        ORIGINAL,
      ),
      terraform: orInherited(
        flag('storage_encrypted', byEngine('engine', 'engine_mode')),
        terraformOriginals,
        ORIGINAL,
      ),
    },
  },
})
