/** Containers of AWS Batch jobs: on ECS, on EKS, and of jobs on several nodes. */
import { scopesAlong } from '../../define/moves.ts'
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

const CFN_NODES = 'NodeProperties.NodeRangeProperties'
/** The properties of Terraform are JSON texts, with the names of the API. */
const TERRAFORM_NODES = 'node_properties.nodeRangeProperties'

/**
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/batch_job_definition
 */
export const batchContainer = defineSubject({
  name: 'aws.batch-container',
  describes: 'A container of an AWS Batch job definition',
  sources: {
    cloudformation: {
      container: {
        types: ['AWS::Batch::JobDefinition'],
        within: scopesAlong(
          ['ContainerProperties'],
          ['EcsProperties.TaskProperties', 'Containers'],
          [CFN_NODES, 'Container'],
          [CFN_NODES, 'EcsProperties.TaskProperties', 'Containers'],
        ),
      },
      pod: {
        types: ['AWS::Batch::JobDefinition'],
        within: scopesAlong(
          ['EksProperties.PodProperties.Containers'],
          ['EksProperties.PodProperties.InitContainers'],
          [CFN_NODES, 'EksProperties.PodProperties.Containers'],
          [CFN_NODES, 'EksProperties.PodProperties.InitContainers'],
        ),
      },
    },
    terraform: {
      container: {
        types: ['aws_batch_job_definition'],
        within: scopesAlong(
          ['container_properties'],
          ['ecs_properties.taskProperties', 'containers'],
          [TERRAFORM_NODES, 'container'],
          [TERRAFORM_NODES, 'ecsProperties.taskProperties', 'containers'],
        ),
      },
      pod: {
        types: ['aws_batch_job_definition'],
        within: scopesAlong(
          ['eks_properties.pod_properties.containers'],
          ['eks_properties.pod_properties.init_containers'],
        ),
      },
      nodePod: {
        types: ['aws_batch_job_definition'],
        within: scopesAlong(
          [TERRAFORM_NODES, 'eksProperties.podProperties.containers'],
          [TERRAFORM_NODES, 'eksProperties.podProperties.initContainers'],
        ),
      },
    },
  },
  attributes: {
    privileged: {
      type: 'boolean',
      describes: 'Whether the container has the rights of root on its host. False by default.',
      cloudformation: {
        container: flag('Privileged', false),
        pod: flag('SecurityContext.Privileged', false),
      },
      terraform: {
        container: flag('privileged', false),
        pod: flag('security_context.privileged', false),
        nodePod: flag('securityContext.privileged', false),
      },
    },
  },
})
