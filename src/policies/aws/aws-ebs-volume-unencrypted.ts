import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { ebsVolume } from '../../subjects/aws/ec2/ebs-volume.ts'

export const awsEBSVolumeUnencrypted = definePolicy({
  id: 'aws-ebs-volume-unencrypted',
  platform: 'aws',
  service: 'ebs',
  title: 'EBS volume is not encrypted',
  severity: 'high',
  why: 'Its snapshots are unencrypted too, so one that is shared by mistake can be mounted and read. Encryption cannot be turned on later without copying the data.',
  fix: 'Set Encrypted (encrypted in Terraform) to true before the volume is created; it costs nothing.',
  repair: { set: { encrypted: true }, unsafe: 'An existing volume is replaced by an empty one.' },
  references: ['https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html'],
  accepts: ['A volume in an account whose template turns on EBS encryption by default.'],
  mvisionNames: ['EBS Data Encryption'],
  subject: ebsVolume,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the volume is not encrypted'),
})
