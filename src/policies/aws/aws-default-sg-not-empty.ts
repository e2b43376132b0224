import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { defaultSecurityGroupRule } from '../../subjects/aws/ec2/default-security-group.ts'

export const awsDefaultSGNotEmpty = definePolicy({
  id: 'aws-default-sg-not-empty',
  platform: 'aws',
  service: 'security-groups',
  title: 'Default security group of a VPC has rules',
  severity: 'medium',
  why: 'Everything that is created without naming a security group is in the default one, and its rules then apply unnoticed.',
  fix: 'Leave the default security group without rules (aws_default_security_group without blocks in Terraform), and write rules in a group of their own.',
  repair: {
    remove: 'subject',
    unsafe: 'Resources that use the default security group lose the traffic that the rule allows.',
  },
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/vpc-default-security-group-closed.html',
  ],
  controls: ['CIS AWS 3.0.0 5.4'],
  accepts: ['The rules that a new VPC has in its default group, where the template says nothing of them.'],
  mvisionNames: [],
  subject: defaultSecurityGroupRule,
  violatedWhen: ({ written, ofDefaultGroup }) =>
    all(
      is(written, [true], 'a rule of the default security group'),
      withoutEvidence(is(ofDefaultGroup, [true])),
    ),
})
