/** An EBS volume that is not encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { ebsVolume } from '../../subjects/aws/ec2/ebs-volume.ts'

export const awsEBSVolumeUnencrypted = definePolicy({
  id: 'aws-ebs-volume-unencrypted',
  platform: 'aws',
  service: 'ebs',
  title: 'EBS volume is not encrypted',
  severity: 'high',
  why: 'Its snapshots are not encrypted either, and a snapshot that is shared or copied by mistake can be mounted and read by whoever has it. Encryption cannot be turned on later, only by copying the data.',
  fix: 'Turn encryption on before the volume is created; it costs nothing and needs no change to the instance.',
  references: ['https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html'],
  mvisionNames: ['EBS Data Encryption'],
  subject: ebsVolume,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the volume is not encrypted'),
})
