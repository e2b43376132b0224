/** A DocumentDB cluster. Elastic clusters are always encrypted. */
import { defineSubject } from '../../define/subject.ts'
import { STORAGE_ENCRYPTION } from '../rds/storage-encryption.ts'

/**
 * https://docs.aws.amazon.com/controltower/latest/controlreference/documentdb-rules.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_cluster
 */
export const docDBCluster = defineSubject({
  name: 'aws.docdb-cluster',
  describes: 'A DocumentDB cluster, or a global cluster',
  sources: {
    cloudformation: ['AWS::DocDB::DBCluster'],
    terraform: { cluster: ['aws_docdb_cluster'], global: ['aws_docdb_global_cluster'] },
  },
  attributes: STORAGE_ENCRYPTION,
})
