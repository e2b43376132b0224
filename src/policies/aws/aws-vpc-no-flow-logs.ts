import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { vpc } from '../../subjects/aws/ec2/vpc.ts'

export const awsVPCNoFlowLogs = definePolicy({
  id: 'aws-vpc-no-flow-logs',
  platform: 'aws',
  service: 'vpc',
  title: 'VPC has no flow logs',
  severity: 'medium',
  why: 'After an incident, connections and data transfers in the network cannot be reconstructed.',
  fix: 'Add a flow log for the VPC: AWS::EC2::FlowLog (aws_flow_log in Terraform).',
  repair: { decide: 'Choose where the flow logs are sent: a log group, a bucket or a stream.' },
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html'],
  controls: ['CIS AWS 3.0.0 3.7', 'NIST 800-53 AU-12'],
  mvisionNames: [],
  subject: vpc,
  violatedWhen: ({ flowLogs }) => is(flowLogs, [false], 'no flow log for this VPC'),
})
