/** A DocumentDB cluster. Elastic clusters are always encrypted. */
import { defineSubject } from '../../define/subject.ts'
import { CFN_GLOBAL, STORAGE_ENCRYPTION } from '../rds/storage-encryption.ts'

/**
 * https://docs.aws.amazon.com/controltower/latest/controlreference/documentdb-rules.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_cluster
 */
export const docDBCluster = defineSubject({
  name: 'aws.docdb-cluster',
  describes: 'A DocumentDB cluster, or a global cluster',
  sources: {
    cloudformation: { cluster: ['AWS::DocDB::DBCluster'], global: ['AWS::DocDB::GlobalCluster'] },
    terraform: { cluster: ['aws_docdb_cluster'], global: ['aws_docdb_global_cluster'] },
  },
  attributes: {
    encrypted: {
      ...STORAGE_ENCRYPTION.encrypted,
      cloudformation: { cluster: STORAGE_ENCRYPTION.encrypted.cloudformation, global: CFN_GLOBAL },
    },
  },
})
