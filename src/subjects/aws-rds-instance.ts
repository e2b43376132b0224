/** An RDS database instance, standing alone or a member of a cluster. */
import type { Attr } from '../core/claim.ts'
import { defineSubject } from './define.ts'
import { orInherited } from './inherited.ts'
import { flag, never, text } from './readers.ts'
import type { Read } from './scope.ts'

export interface RDSInstance {
  readonly publiclyAccessible: Attr<boolean>
  /** The instance's own storage; without meaning for a member of a cluster. */
  readonly encrypted: Attr<boolean>
  /** The cluster whose storage it uses. */
  readonly cluster: Attr<string>
  readonly engine: Attr<string>
}

/**
 * Without PubliclyAccessible, it depends on the subnet group and on whether its VPC has an internet gateway.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
const publicByNetwork: Read<Attr<boolean>> = ({ at }) => ({
  kind: 'unknown',
  because: { kind: 'reference', to: 'PubliclyAccessible is not written; whether the VPC makes it public' },
  at,
})

/** A copy takes its encryption from the original: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html */
const ORIGINAL = 'what it is restored or replicated from'
const cfnOriginals = [
  'DBSnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'SourceDBInstanceIdentifier',
  'SourceDBInstanceAutomatedBackupsArn',
  'SourceDbiResourceId',
  'SourceDBClusterIdentifier',
]
const terraformOriginals = ['snapshot_identifier', 'replicate_source_db', 'restore_to_point_in_time']

export const rdsInstance = defineSubject<RDSInstance>({
  cloudformation: [
    {
      types: ['AWS::RDS::DBInstance'],
      attrs: {
        publiclyAccessible: flag('PubliclyAccessible', publicByNetwork),
        encrypted: orInherited(flag('StorageEncrypted', false), cfnOriginals, ORIGINAL),
        cluster: text('DBClusterIdentifier'),
        engine: text('Engine'),
      },
    },
  ],
  terraform: [
    {
      types: ['aws_db_instance'],
      attrs: {
        publiclyAccessible: flag('publicly_accessible', false),
        encrypted: orInherited(flag('storage_encrypted', false), terraformOriginals, ORIGINAL),
        cluster: never,
        engine: text('engine'),
      },
    },
    {
      types: ['aws_rds_cluster_instance'],
      attrs: {
        publiclyAccessible: flag('publicly_accessible', false),
        encrypted: flag('storage_encrypted', false),
        cluster: text('cluster_identifier', 'a cluster'),
        engine: text('engine'),
      },
    },
  ],
})
