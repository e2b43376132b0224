/** A block device of a machine that is not encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { blockDevice } from '../../subjects/aws/ec2/ebs-volume.ts'

export const awsBlockDeviceUnencrypted = definePolicy({
  id: 'aws-block-device-unencrypted',
  platform: 'aws',
  service: 'ec2',
  title: 'Block device of an instance is not encrypted',
  severity: 'high',
  why: 'Snapshots and images that are made from the machine are not encrypted either, and one that is shared or copied by mistake can be mounted and read by whoever has it.',
  fix: 'Turn encryption on for the device; it costs nothing and needs no change to what runs on the machine.',
  references: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html',
  ],
  mvisionNames: [],
  // Devices that are written, and no others. The root volume of an instance that writes none is encrypted when its
  // image or the account's default says so; reporting every instance that leaves it to them would be guessing.
  subject: blockDevice,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the device is not encrypted'),
})
