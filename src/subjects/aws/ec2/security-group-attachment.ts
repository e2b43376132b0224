/** What a security group is attached to in its template. */
import type { Resource, Template } from '../../../core/template.ts'
import { lookUp } from '../../define/scope.ts'
import { follow } from '../../links/follow.ts'
import type { Target } from '../../links/named.ts'
import { attachedTo, usersOf } from '../../links/users.ts'

const GROUPS: Target = {
  types: ['AWS::EC2::SecurityGroup', 'aws_security_group', 'aws_default_security_group'],
  name: 'name',
}
/** Other groups and rules name a group without being in it. */
const IS_RULE =
  /^(?:AWS::EC2::SecurityGroup(?:In|E)gress|aws_security_group_rule|aws_vpc_security_group_.*rule)$/

/**
 * What the group of a rule is attached to, in words. Undefined where the group is not in the template, or what is not
 * read may use it.
 */
export function attachmentOf({
  resource,
  template,
}: {
  readonly resource: Resource
  readonly template: Template
}): string | undefined {
  const group = groupOf(resource, template)
  const users = group && usersOf(group, template)
  return users && attachedTo(users.filter((user) => !isGroupOrRule(user)).map(({ name }) => name))
}

function groupOf(resource: Resource, template: Template): Resource | undefined {
  if (GROUPS.types.includes(resource.type)) return resource
  const link = lookUp(resource.properties, 'GroupId') ?? lookUp(resource.properties, 'security_group_id')
  const named = follow(link, GROUPS, template, resource)
  return named.kind === 'here' ? named.resource : undefined
}

/** Whether it is a security group or a rule of one: these name a group without being in it. */
export function isGroupOrRule({ type }: Resource): boolean {
  return GROUPS.types.includes(type) || IS_RULE.test(type)
}
