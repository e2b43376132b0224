import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { instance } from '../../subjects/aws/ec2/instance.ts'

export const awsInstanceNoIAMRole = definePolicy({
  id: 'aws-instance-no-iam-role',
  platform: 'aws',
  service: 'ec2',
  title: 'EC2 instance has no IAM role',
  severity: 'low',
  why: 'Programs on an instance without a role need access keys, which do not expire and leak with images, user data and backups.',
  fix: 'Set IamInstanceProfile (iam_instance_profile in Terraform) to an instance profile whose role has the permissions that are needed.',
  repair: { decide: 'Choose the instance profile with the rights that the instance needs.' },
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html'],
  accepts: ['An instance whose launch template in the same template names an instance profile.'],
  mvisionNames: ['Provisioning Access to Resources Using IAM Roles'],
  subject: instance,
  violatedWhen: ({ hasRole }) => is(hasRole, [false], 'no instance profile'),
})
