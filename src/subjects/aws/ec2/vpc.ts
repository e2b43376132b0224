/** A VPC, and whether its traffic is recorded. */
import type { Attr } from '../../../core/claim.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { isThere } from '../../define/optional-block.ts'
import { fallBack } from '../../define/readers.ts'
import { lookUp, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { type Link, linkedScope } from '../../links/linked.ts'
import { type AWSFramework, awsFramework } from '../framework.ts'

export interface VPC {
  /** Whether a flow log is about the whole VPC: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html */
  readonly flowLogs: Attr<boolean>
}

const LOGS: Readonly<Record<AWSFramework, Link>> = {
  cloudformation: {
    types: ['AWS::EC2::FlowLog'],
    by: 'ResourceId',
    to: { types: ['AWS::EC2::VPC'], name: 'VpcId' },
    only: ({ properties }) => {
      const type = lookUp(properties, 'ResourceType')
      return type?.kind !== 'scalar' || type.value === 'VPC'
    },
  },
  // Those of subnets and network interfaces have no `vpc_id`.
  terraform: {
    types: ['aws_flow_log'],
    by: 'vpc_id',
    to: { types: ['aws_vpc', 'aws_default_vpc'], name: 'id' },
  },
}

export const vpc = adaptOnce<VPC>((template) => {
  const link = LOGS[awsFramework(template)]
  return resourcesOf(template, link.to.types).map((resource): Subject<VPC> => {
    const scope: Scope = scopeOf(template, resource)
    const log = linkedScope(link, scope)
    const flowLogs = log === undefined ? fallBack(scope, false) : isThere(log.node, scope)
    return { flowLogs, resource, at: scope.at }
  })
})
