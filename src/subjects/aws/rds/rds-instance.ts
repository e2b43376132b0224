/** An RDS database instance, standing alone or a member of a cluster. */
import { known, whereUnknown } from '../../../core/attr.ts'
import { orInherited } from '../../define/inherited.ts'
import { always, changed, flag, text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/** A reference to a cluster is the name of one, whatever it will be. */
const memberOf = changed(text('DBClusterIdentifier'), (cluster) =>
  whereUnknown(cluster, (single) =>
    single.because.kind === 'reference' ? known('a cluster', single.at) : single,
  ),
)

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
/**
 * A read replica is encrypted exactly where its source is.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html#Overview.Encryption.Limitations
 */
const cfnSources = [
  {
    by: 'SourceDBInstanceIdentifier',
    to: { types: ['AWS::RDS::DBInstance'], name: 'DBInstanceIdentifier' },
  },
]
const terraformSources = [
  { by: 'replicate_source_db', to: { types: ['aws_db_instance'], name: 'identifier' } },
]

export const rdsInstance = defineSubject({
  name: 'aws.rds-instance',
  describes: 'An RDS database instance, standing alone or a member of a cluster',
  sources: {
    cloudformation: ['AWS::RDS::DBInstance'],
    terraform: { instance: ['aws_db_instance'], member: ['aws_rds_cluster_instance'] },
  },
  attributes: {
    encrypted: {
      type: 'boolean',
      describes:
        "Whether the instance's own storage is encrypted; without meaning for a member of a cluster. False by default, and unknown where the instance is made from another one.",
      cloudformation: orInherited(flag('StorageEncrypted', false), cfnOriginals, ORIGINAL, cfnSources),
      terraform: {
        instance: orInherited(
          flag('storage_encrypted', false),
          terraformOriginals,
          ORIGINAL,
          terraformSources,
        ),
        member: flag('storage_encrypted', false),
      },
    },
    cluster: {
      type: 'text',
      describes: 'The cluster whose storage it uses.',
      cloudformation: memberOf,
      terraform: { member: always('a cluster') },
    },
    engine: {
      type: 'text',
      describes: '`postgres`, `mysql`, `aurora-postgresql`, ...',
      cloudformation: text('Engine'),
      terraform: text('engine'),
    },
  },
})
