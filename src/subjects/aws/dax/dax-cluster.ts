/** A cluster of DynamoDB Accelerator. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-dax-cluster-ssespecification.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dax_cluster
 */
export const daxCluster = defineSubject({
  name: 'aws.dax-cluster',
  describes: 'A cluster of DynamoDB Accelerator (DAX)',
  sources: { cloudformation: ['AWS::DAX::Cluster'], terraform: ['aws_dax_cluster'] },
  attributes: {
    encrypted: {
      type: 'boolean',
      describes: 'Whether the cached data is encrypted. False by default.',
      cloudformation: flag('SSESpecification.SSEEnabled', false),
      terraform: flag('server_side_encryption.enabled', false),
    },
  },
})
