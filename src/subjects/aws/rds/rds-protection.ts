/** What keeps the data of an RDS database from being lost: backups, and protection against deletion. */
import { setElsewhere } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { anyTrue } from '../../define/any-true.ts'
import { attributeTable } from '../../define/attributes.ts'
import { always, fallBack, flag, number } from '../../define/readers.ts'
import { isNull, lookUp, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

/** What is restored keeps the setting of its original in Terraform, where nothing is written. */
const RESTORED = ['snapshot_identifier', 'restore_to_point_in_time', 's3_import']

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance */
const terraformDefault: Read<Attr<number>> = (scope) => {
  const original = RESTORED.map((path) => lookUp(scope.node, path)).find(
    (value) => value !== undefined && !isNull(value),
  )
  return original === undefined
    ? fallBack(scope, 0)
    : setElsewhere('the backups of what it is restored from', original.at)
}

const PROTECTION = attributeTable({
  deletionProtection: {
    type: 'boolean',
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
    describes: 'Whether it cannot be deleted until this is turned off. False by default.',
    cloudformation: flag('DeletionProtection', false),
    terraform: flag('deletion_protection', false),
  },
})

export const rdsBackup = defineSubject({
  name: 'aws.rds-backup',
  describes: 'The automated backups of an RDS instance or cluster',
  sources: {
    cloudformation: { instance: ['AWS::RDS::DBInstance'], cluster: ['AWS::RDS::DBCluster'] },
    terraform: { instance: ['aws_db_instance'], cluster: ['aws_rds_cluster'] },
  },
  attributes: {
    retentionDays: {
      type: 'number',
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
      describes:
        'For how many days backups are kept; 0 turns them off. By default 1, and 0 for instances of Terraform that are not restored from something.',
      cloudformation: number('BackupRetentionPeriod', 1),
      terraform: {
        instance: number('backup_retention_period', terraformDefault),
        cluster: number('backup_retention_period', 1),
      },
    },
    backedUpElsewhere: {
      type: 'boolean',
      describes: 'Whether it is a replica, or a member of a cluster that has the backups.',
      cloudformation: {
        instance: anyTrue(
          isWritten('SourceDBInstanceIdentifier'),
          isWritten('SourceDBClusterIdentifier'),
          isWritten('DBClusterIdentifier'),
        ),
        cluster: always(false),
      },
      terraform: { instance: isWritten('replicate_source_db'), cluster: always(false) },
    },
  },
})

export const rdsInstanceProtection = defineSubject({
  name: 'aws.rds-instance-protection',
  describes: 'The deletion protection of an RDS instance',
  sources: { cloudformation: ['AWS::RDS::DBInstance'], terraform: ['aws_db_instance'] },
  attributes: {
    ...PROTECTION,
    ofCluster: {
      type: 'boolean',
      describes: 'Whether it is a member of a cluster, which has a deletion protection of its own.',
      cloudformation: isWritten('DBClusterIdentifier'),
      terraform: always(false),
    },
  },
})

export const rdsClusterProtection = defineSubject({
  name: 'aws.rds-cluster-protection',
  describes: 'The deletion protection of an RDS or Aurora cluster',
  sources: { cloudformation: ['AWS::RDS::DBCluster'], terraform: ['aws_rds_cluster'] },
  attributes: PROTECTION,
})
