import { definePolicy } from '../../core/policy.ts'
import { reachesInternet, securityGroupEgress } from '../../subjects/aws/ec2/security-group-egress.ts'

export const awsSGEgressOpenToWorld = definePolicy({
  id: 'aws-sg-egress-open-to-world',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group allows connections to the whole internet',
  severity: 'low',
  enabledByDefault: false,
  why: 'A compromised machine can send data anywhere and fetch tools from anywhere.',
  fix: 'Limit SecurityGroupEgress (egress in Terraform) to the addresses, prefix lists and ports that are needed.',
  repair: { decide: 'Choose the addresses that must be reached.' },
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html',
  ],
  defaults: [
    {
      in: 'cloudformation',
      means: 'a group without egress rules allows all outbound traffic',
      is: 'bad',
      source:
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html',
    },
    {
      in: 'terraform',
      means: 'Terraform removes the egress rule that a new group has',
      is: 'safe',
      source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group',
    },
  ],
  mvisionNames: [],
  subject: securityGroupEgress,
  violatedWhen: reachesInternet,
})
