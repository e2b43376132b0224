/** A Neptune database cluster. Graphs of Neptune Analytics are always encrypted. */
import { defineSubject } from '../../define/subject.ts'
import { STORAGE_ENCRYPTION } from '../rds/storage-encryption.ts'

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-neptune-dbcluster.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster
 */
export const neptuneCluster = defineSubject({
  name: 'aws.neptune-cluster',
  describes: 'A Neptune cluster, or a global cluster',
  sources: {
    cloudformation: ['AWS::Neptune::DBCluster'],
    terraform: { cluster: ['aws_neptune_cluster'], global: ['aws_neptune_global_cluster'] },
  },
  attributes: STORAGE_ENCRYPTION,
})
