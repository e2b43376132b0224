/** EFS file systems that tasks mount: of ECS, and of AWS Batch, which runs on it. */
import { scopesAlong } from '../../define/moves.ts'
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_EFSVolumeConfiguration.html
 */
export const efsVolume = defineSubject({
  name: 'aws.ecs-efs-volume',
  describes: 'An EFS file system that a task of ECS or AWS Batch mounts',
  sources: {
    cloudformation: {
      task: {
        types: ['AWS::ECS::TaskDefinition'],
        within: scopesAlong(['Volumes', 'EFSVolumeConfiguration']),
      },
      job: {
        types: ['AWS::Batch::JobDefinition'],
        within: scopesAlong(
          ['ContainerProperties.Volumes', 'EfsVolumeConfiguration'],
          ['EcsProperties.TaskProperties', 'Volumes', 'EfsVolumeConfiguration'],
        ),
      },
    },
    terraform: {
      task: {
        types: ['aws_ecs_task_definition'],
        within: scopesAlong(['volume', 'efs_volume_configuration']),
      },
      job: {
        types: ['aws_batch_job_definition'],
        within: scopesAlong(['container_properties.volumes', 'efsVolumeConfiguration']),
      },
    },
  },
  attributes: {
    transitEncryption: {
      type: 'text',
      describes: '`ENABLED` or `DISABLED`, which is the default.',
      cloudformation: text('TransitEncryption', 'DISABLED'),
      terraform: {
        task: text('transit_encryption', 'DISABLED'),
        job: text('transitEncryption', 'DISABLED'),
      },
    },
  },
})
