import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { blockDevice } from '../../subjects/aws/ec2/ebs-volume.ts'

export const awsBlockDeviceUnencrypted = definePolicy({
  id: 'aws-block-device-unencrypted',
  platform: 'aws',
  service: 'ec2',
  title: 'EC2 block device is not encrypted',
  severity: 'high',
  why: 'Snapshots and images of the device are unencrypted too, so a copy that is shared by mistake can be mounted and read.',
  fix: 'Set Ebs.Encrypted (encrypted in Terraform) to true for the device; it costs nothing and needs no change on the instance.',
  repair: {
    set: { encrypted: true },
    unsafe: 'Existing instances are replaced, and what is on their devices is lost.',
  },
  references: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html',
  ],
  accepts: [
    'A device in an account whose template turns on EBS encryption by default.',
    'An instance store, and a mapping that removes a device of the image.',
    'The root device, where no mapping mentions it: it is the device of the image.',
  ],
  mvisionNames: [],
  // Devices that are written, and no others. The root volume of an instance that writes none is encrypted when its
  // image or the account's default says so; reporting every instance that leaves it to them would be guessing.
  subject: blockDevice,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the device is not encrypted'),
})
