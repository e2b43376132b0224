/** A VPC, and whether its traffic is recorded. */
import type { Attr } from '../../core/claim.ts'
import type { Subject } from '../../core/policy.ts'
import { adaptOnce } from '../define.ts'
import { type Link, linkedScope } from '../linked.ts'
import { isThere } from '../optional-block.ts'
import { fallBack } from '../readers.ts'
import { resourcesOf, type Scope, scopeOf } from '../scope.ts'
import { awsFramework } from './framework.ts'

export interface VPC {
  /** Whether a flow log is about the whole VPC: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html */
  readonly flowLogs: Attr<boolean>
}

const LOGS = {
  cloudformation: {
    types: ['AWS::EC2::FlowLog'],
    by: 'ResourceId',
    to: { types: ['AWS::EC2::VPC'], name: 'VpcId' },
  },
  terraform: { types: ['aws_flow_log'], by: 'vpc_id', to: { types: ['aws_vpc'], name: 'id' } },
} as const satisfies Record<string, Link>

export const vpc = adaptOnce<VPC>((template) => {
  const link: Link = LOGS[awsFramework(template)]
  return resourcesOf(template, link.to.types).map((resource): Subject<VPC> => {
    const scope: Scope = scopeOf(template, resource)
    const log = linkedScope(link, scope)
    const flowLogs = log === undefined ? fallBack(scope, false) : isThere(log.node, scope)
    return { flowLogs, resource, at: scope.at }
  })
})
