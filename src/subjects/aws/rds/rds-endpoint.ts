/** Where an RDS database can be reached from: an instance, or the instances of a Multi-AZ cluster. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'

export interface RDSEndpoint {
  readonly publiclyAccessible: Attr<boolean>
}

/**
 * Without PubliclyAccessible, it depends on the subnet group and on whether its VPC has an internet gateway.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
const publicByNetwork: Read<Attr<boolean>> = ({ at }) => ({
  kind: 'unknown',
  because: {
    kind: 'elsewhere',
    what: 'whether the VPC makes it public, because PubliclyAccessible is not written',
  },
  at,
})

export const rdsEndpoint = defineSubject<RDSEndpoint>({
  cloudformation: [
    {
      types: ['AWS::RDS::DBInstance'],
      attrs: { publiclyAccessible: flag('PubliclyAccessible', publicByNetwork) },
    },
    // Aurora clusters have no such property; their instances do.
    { types: ['AWS::RDS::DBCluster'], attrs: { publiclyAccessible: flag('PubliclyAccessible') } },
  ],
  terraform: [
    {
      types: ['aws_db_instance', 'aws_rds_cluster_instance'],
      attrs: { publiclyAccessible: flag('publicly_accessible', false) },
    },
  ],
})
