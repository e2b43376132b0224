/** What a network security group is attached to in its template: subnets and network interfaces. */
import type { Resource, Template } from '../../../core/template.ts'
import { isOfType, lookUp } from '../../define/scope.ts'
import { follow } from '../../links/follow.ts'
import { parentOf } from '../../links/parent.ts'
import { attachedTo, referredTo, usersOf } from '../../links/users.ts'
import { ARM_GROUP, ARM_RULE, TERRAFORM_GROUP } from './security-group.ts'

/** Resources that attach a group to what they name by this property. */
const ASSOCIATIONS: ReadonlyMap<string, string> = new Map([
  ['azurerm_subnet_network_security_group_association', 'subnet_id'],
  ['azurerm_network_interface_security_group_association', 'network_interface_id'],
])
const RULES = [...ARM_RULE, 'azurerm_network_security_rule']

/** What the group of a rule is attached to, in words; see `usersOf` for when that is not known. */
export function attachmentOf({
  resource,
  template,
}: {
  readonly resource: Resource
  readonly template: Template
}): string | undefined {
  const group = groupOf(resource, template)
  const users = group && usersOf(group, template)
  const attached = users?.filter((user) => !isOfType(template, user, RULES))
  return attached && attachedTo(attached.map(nameOf))
}

function groupOf(resource: Resource, template: Template): Resource | undefined {
  if (isOfType(template, resource, [...ARM_GROUP.types, ...TERRAFORM_GROUP.types])) return resource
  const link = lookUp(resource.properties, 'network_security_group_name')
  const named = isOfType(template, resource, ARM_RULE)
    ? parentOf(resource, ARM_GROUP.types, template)
    : follow(link, TERRAFORM_GROUP, template, resource)
  return named.kind === 'here' ? named.resource : undefined
}

function nameOf(user: Resource): string {
  const by = ASSOCIATIONS.get(user.type)
  return (by && referredTo(user, by)) ?? user.name
}
