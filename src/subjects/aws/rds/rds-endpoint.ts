/** Where an RDS database can be reached from: an instance, or the instances of a Multi-AZ cluster. */
import { elsewhere, flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
const byNetwork = elsewhere('whether the VPC makes it public, because PubliclyAccessible is not written')

export const rdsEndpoint = defineSubject({
  name: 'aws.rds-endpoint',
  describes: 'The endpoint of an RDS instance, or of the instances of a Multi-AZ cluster',
  sources: {
    cloudformation: { instance: ['AWS::RDS::DBInstance'], cluster: ['AWS::RDS::DBCluster'] },
    terraform: ['aws_db_instance', 'aws_rds_cluster_instance'],
  },
  attributes: {
    publiclyAccessible: {
      type: 'boolean',
      describes:
        'Whether it has a public address. In CloudFormation the subnet group and the VPC decide by default, in Terraform the default is false.',
      cloudformation: {
        instance: flag('PubliclyAccessible', byNetwork),
        // Aurora clusters have no such property; their instances do.
        cluster: flag('PubliclyAccessible'),
      },
      terraform: flag('publicly_accessible', false),
    },
  },
})
