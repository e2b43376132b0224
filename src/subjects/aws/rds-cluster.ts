/** An RDS or Aurora cluster. */
import type { Attr } from '../../core/claim.ts'
import { defineSubject } from '../define.ts'
import { orInherited } from '../inherited.ts'
import { flag, text } from '../readers.ts'

export interface RDSCluster {
  /** Not encrypted unless it asks for it: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html */
  readonly encrypted: Attr<boolean>
  /** `serverless` is the first version of Aurora Serverless, which is always encrypted. */
  readonly engineMode: Attr<string>
}

/** A copy takes its encryption from the original: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html */
const ORIGINAL = 'what it is restored or replicated from'

export const rdsCluster = defineSubject<RDSCluster>({
  cloudformation: [
    {
      types: ['AWS::RDS::DBCluster'],
      attrs: {
        encrypted: orInherited(
          flag('StorageEncrypted', false),
          [
            'SnapshotIdentifier',
            'SourceDBClusterIdentifier',
            'ReplicationSourceIdentifier',
            'GlobalClusterIdentifier',
            'SourceDbClusterResourceId',
          ],
          ORIGINAL,
        ),
        engineMode: text('EngineMode', 'provisioned'),
      },
    },
  ],
  terraform: [
    {
      types: ['aws_rds_cluster'],
      attrs: {
        encrypted: orInherited(
          flag('storage_encrypted', false),
          [
            'snapshot_identifier',
            'replication_source_identifier',
            'restore_to_point_in_time',
            'global_cluster_identifier',
            's3_import',
          ],
          ORIGINAL,
        ),
        engineMode: text('engine_mode', 'provisioned'),
      },
    },
  ],
})
