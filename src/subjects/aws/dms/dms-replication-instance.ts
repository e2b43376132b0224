/** A replication instance of the Database Migration Service. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag } from '../../define/readers.ts'

export interface DMSReplicationInstance {
  readonly publiclyAccessible: Attr<boolean>
}

export const dmsReplicationInstance = defineSubject<DMSReplicationInstance>({
  cloudformation: [
    {
      types: ['AWS::DMS::ReplicationInstance'],
      // https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html
      attrs: { publiclyAccessible: flag('PubliclyAccessible', true) },
    },
  ],
  terraform: [
    {
      types: ['aws_dms_replication_instance'],
      // The provider sends false where nothing is written:
      // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance
      attrs: { publiclyAccessible: flag('publicly_accessible', false) },
    },
  ],
})
