/** Encryption of clusters that are written as RDS writes them: DocumentDB and Neptune. */
import { attributeTable } from '../../define/attributes.ts'
import { orInherited } from '../../define/inherited.ts'
import { flag } from '../../define/readers.ts'

const ORIGINAL = 'what it is restored or replicated from'

/** A global cluster of CloudFormation, which may be made from a cluster. */
export const CFN_GLOBAL = orInherited(
  flag('StorageEncrypted', false),
  ['SourceDBClusterIdentifier'],
  ORIGINAL,
)

/** A copy, and a member of a global cluster, is encrypted as its original is. */
export const STORAGE_ENCRYPTION = attributeTable({
  encrypted: {
    type: 'boolean',
    describes:
      'Whether the storage is encrypted. False by default, and unknown where the cluster is made from another one.',
    cloudformation: orInherited(
      flag('StorageEncrypted', false),
      ['SnapshotIdentifier', 'SourceDBClusterIdentifier', 'GlobalClusterIdentifier'],
      ORIGINAL,
    ),
    terraform: {
      cluster: orInherited(
        flag('storage_encrypted', false),
        [
          'snapshot_identifier',
          'replication_source_identifier',
          'global_cluster_identifier',
          'restore_to_point_in_time',
        ],
        ORIGINAL,
      ),
      global: orInherited(flag('storage_encrypted', false), ['source_db_cluster_identifier'], ORIGINAL),
    },
  },
})
