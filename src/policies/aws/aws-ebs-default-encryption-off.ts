import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { ebsAccount } from '../../subjects/aws/ec2/ebs-account.ts'

export const awsEBSDefaultEncryptionOff = definePolicy({
  id: 'aws-ebs-default-encryption-off',
  platform: 'aws',
  service: 'ebs',
  title: 'EBS encryption by default is turned off',
  severity: 'medium',
  why: 'New volumes and snapshots of the account in this region are unencrypted unless each of them asks for encryption.',
  fix: 'Set enabled of aws_ebs_encryption_by_default to true, or leave it out.',
  repair: { set: { enabled: true } },
  references: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html',
    'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_encryption_by_default',
  ],
  controls: ['CIS AWS 3.0.0 2.2.1'],
  notIn: { cloudformation: 'no resource of CloudFormation sets EBS encryption by default' },
  mvisionNames: [],
  subject: ebsAccount,
  violatedWhen: ({ enabled }) => is(enabled, [false], 'new volumes are not encrypted by default'),
})
