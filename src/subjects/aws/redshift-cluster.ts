/** A Redshift cluster. */
import type { Attr } from '../../core/claim.ts'
import { defineSubject } from '../define.ts'
import { orInherited } from '../inherited.ts'
import { flag } from '../readers.ts'

/**
 * New clusters are private and encrypted unless they say otherwise, since January 2025; so does version 6 of the AWS
 * provider of Terraform, which sends its own defaults.
 * https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster
 */
export interface RedshiftCluster {
  readonly publicAddress: Attr<boolean>
  readonly encrypted: Attr<boolean>
}

const SNAPSHOT = 'the snapshot that it is restored from'

export const redshiftCluster = defineSubject<RedshiftCluster>({
  cloudformation: [
    {
      types: ['AWS::Redshift::Cluster'],
      attrs: {
        publicAddress: flag('PubliclyAccessible', false),
        encrypted: orInherited(flag('Encrypted', true), ['SnapshotIdentifier'], SNAPSHOT),
      },
    },
  ],
  terraform: [
    {
      types: ['aws_redshift_cluster'],
      attrs: {
        publicAddress: flag('publicly_accessible', false),
        encrypted: orInherited(flag('encrypted', true), ['snapshot_identifier', 'snapshot_arn'], SNAPSHOT),
      },
    },
  ],
})
