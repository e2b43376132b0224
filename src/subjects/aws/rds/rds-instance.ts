/** An RDS database instance, standing alone or a member of a cluster. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { orInherited } from '../../define/inherited.ts'
import { always, flag, never, text } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'

export interface RDSInstance {
  /** The instance's own storage; without meaning for a member of a cluster. */
  readonly encrypted: Attr<boolean>
  /** The cluster whose storage it uses. */
  readonly cluster: Attr<string>
  readonly engine: Attr<string>
}

/** A reference to a cluster is the name of one, whatever it will be. */
const memberOf: Read<Attr<string>> = (scope) => {
  const cluster = text('DBClusterIdentifier')(scope)
  const isNamed = cluster.kind === 'unknown' && cluster.because.kind === 'reference'
  return isNamed ? { kind: 'known', value: 'a cluster', origin: 'written', at: cluster.at } : cluster
}

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
        encrypted: orInherited(flag('StorageEncrypted', false), cfnOriginals, ORIGINAL),
        cluster: memberOf,
        engine: text('Engine'),
      },
    },
  ],
  terraform: [
    {
      types: ['aws_db_instance'],
      attrs: {
        encrypted: orInherited(flag('storage_encrypted', false), terraformOriginals, ORIGINAL),
        cluster: never,
        engine: text('engine'),
      },
    },
    {
      types: ['aws_rds_cluster_instance'],
      attrs: {
        encrypted: flag('storage_encrypted', false),
        cluster: always('a cluster'),
        engine: text('engine'),
      },
    },
  ],
})
