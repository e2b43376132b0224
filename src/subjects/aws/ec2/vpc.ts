/** A VPC, and whether its traffic is recorded. */

import { lookUp } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import type { Link } from '../../links/linked.ts'
import { hasLinked } from '../../links/readers.ts'

const CFN_LOG: Link = {
  types: ['AWS::EC2::FlowLog'],
  by: 'ResourceId',
  to: { types: ['AWS::EC2::VPC'], name: 'VpcId' },
  only: ({ properties }) => {
    const type = lookUp(properties, 'ResourceType')
    return type?.kind !== 'scalar' || type.value === 'VPC'
  },
}
/** Those of subnets and network interfaces have no `vpc_id`. */
const TERRAFORM_LOG: Link = {
  types: ['aws_flow_log'],
  by: 'vpc_id',
  to: { types: ['aws_vpc', 'aws_default_vpc'], name: 'id' },
}

export const vpc = defineSubject({
  name: 'aws.vpc',
  describes: 'A VPC',
  sources: { cloudformation: CFN_LOG.to.types, terraform: TERRAFORM_LOG.to.types },
  attributes: {
    flowLogs: {
      type: 'boolean',
      // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
      describes: 'Whether a flow log records the traffic of the whole VPC. False by default.',
      cloudformation: hasLinked(CFN_LOG),
      terraform: hasLinked(TERRAFORM_LOG),
    },
  },
})
