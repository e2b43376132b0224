/** Every port through a security group, from anywhere. */
import { all } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { securityGroupRule } from '../../subjects/aws/ec2/security-group-rule.ts'
import { allowsInternet, opensEveryPort } from '../../subjects/network/network.ts'

export const awsSGAllPortsOpenToWorld = definePolicy({
  id: 'aws-sg-all-ports-open-to-world',
  title: 'Security group opens every port to the internet',
  severity: 'critical',
  why: 'The security group protects nothing: whatever listens on the machine, now or later, is on the internet, from SSH and databases to debug ports that nobody remembers.',
  fix: 'Open only the ports that the service needs, each to the addresses that need it.',
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  mvisionNames: [],
  subsumes: ['aws-sg-rdp-open-to-world', 'aws-sg-sensitive-port-open-to-world', 'aws-sg-ssh-open-to-world'],
  subject: securityGroupRule,
  violatedWhen: (rule) => all(allowsInternet(rule, 'every port'), opensEveryPort(rule)),
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Anything:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Application servers
      SecurityGroupIngress:
        - IpProtocol: -1
          CidrIp: 0.0.0.0/0
`,
      passing: `Resources:
  Anything:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Application servers
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 443
          ToPort: 443
          CidrIp: 0.0.0.0/0
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_security_group_rule" "anything" {
  security_group_id = "sg-0123456789abcdef0"
  type              = "ingress"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}
`,
      passing: `resource "aws_security_group_rule" "https" {
  security_group_id = "sg-0123456789abcdef0"
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["0.0.0.0/0"]
}
`,
    },
  ],
})
