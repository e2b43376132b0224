import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { efsVolume } from '../../subjects/aws/ecs/efs-volume.ts'

export const awsECSEFSNoTransitEncryption = definePolicy({
  id: 'aws-ecs-efs-no-transit-encryption',
  platform: 'aws',
  service: 'ecs',
  title: 'ECS task mounts EFS without TLS',
  severity: 'medium',
  why: 'Files cross the network between the task and the file system unencrypted and can be read and changed in transit.',
  fix: 'Set EFSVolumeConfiguration.TransitEncryption (efs_volume_configuration.transit_encryption in Terraform) to ENABLED.',
  repair: { set: { transitEncryption: 'ENABLED' } },
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-best-practices.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html',
  ],
  controls: ['NIST 800-53 SC-8'],
  mvisionNames: [],
  subject: efsVolume,
  violatedWhen: ({ transitEncryption }) =>
    is(transitEncryption, ['DISABLED'], 'the file system is mounted without TLS'),
})
