/** Containers of AWS Batch jobs: on ECS, on EKS, and of jobs on several nodes. */
import type { Within } from '../../define/attributes.ts'
import { itemScopes } from '../../define/moves.ts'
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/** The scopes at the end of each way: the items at its first path, in each of them those at the next. */
function atEnds(...ways: readonly (readonly string[])[]): Within {
  const steps = ways.map((way) => way.map((path) => itemScopes(path)))
  return (scope) =>
    steps.flatMap((way) => way.reduce((scopes, step) => scopes.flatMap(step), [scope] as ReturnType<Within>))
}

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
        within: atEnds(
          ['ContainerProperties'],
          ['EcsProperties.TaskProperties', 'Containers'],
          [CFN_NODES, 'Container'],
          [CFN_NODES, 'EcsProperties.TaskProperties', 'Containers'],
        ),
      },
      pod: {
        types: ['AWS::Batch::JobDefinition'],
        within: atEnds(
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
        within: atEnds(
          ['container_properties'],
          ['ecs_properties.taskProperties', 'containers'],
          [TERRAFORM_NODES, 'container'],
          [TERRAFORM_NODES, 'ecsProperties.taskProperties', 'containers'],
        ),
      },
      pod: {
        types: ['aws_batch_job_definition'],
        within: atEnds(
          ['eks_properties.pod_properties.containers'],
          ['eks_properties.pod_properties.init_containers'],
        ),
      },
      nodePod: {
        types: ['aws_batch_job_definition'],
        within: atEnds(
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
