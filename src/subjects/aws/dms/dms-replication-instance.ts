/** A replication instance of the Database Migration Service. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

export const dmsReplicationInstance = defineSubject({
  name: 'aws.dms-replication-instance',
  describes: 'A replication instance of the Database Migration Service',
  sources: {
    cloudformation: ['AWS::DMS::ReplicationInstance'],
    terraform: ['aws_dms_replication_instance'],
  },
  attributes: {
    publiclyAccessible: {
      type: 'boolean',
      describes:
        'Whether the instance has a public address. True by default in CloudFormation; the Terraform provider sends false.',
      // https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html
      cloudformation: flag('PubliclyAccessible', true),
      // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance
      terraform: flag('publicly_accessible', false),
    },
  },
})
