/**
 * Roles granted on resources of Google Cloud: to one member, to all members of a role, or as the whole policy of a
 * resource, which a data source or JSON puts together.
 */

import { type Attr, any, type Claim } from '../../../core/claim.ts'
import type { SubjectDefinition } from '../../../core/policy.ts'
import { thoseOrSubject } from '../../../core/repair.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { attributeTable, type ValuesOf } from '../../define/attributes.ts'
import { testWildcard } from '../../define/deploy-time.ts'
import { nested, readsAlso } from '../../define/moves.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { joined, text, texts } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, memoize, type Read, resourcesOf, type Scope } from '../../define/scope.ts'
import { defineSubject, type Source } from '../../define/subject.ts'

const POLICY_DATA = ['data.google_iam_policy']

/** What every grant says. */
export const GRANT = attributeTable({
  role: {
    type: 'text',
    describes: 'The role, such as `roles/storage.objectViewer`.',
    terraform: text('role'),
  },
  members: {
    type: 'texts',
    describes: 'Who has the role, such as `user:ada@example.com` or `allUsers`.',
    terraform: texts('member', 'members'),
  },
  conditional: {
    type: 'boolean',
    describes: 'Whether a condition limits the grant, to some resources or some hours.',
    terraform: hasBlock('condition'),
  },
})

export type IAMGrant = ValuesOf<typeof GRANT>

/**
 * The sources of the grants on resources of some kinds. Those of a data source are reported at the resource that uses
 * it.
 *
 * @param kinds `google_project`, `google_storage_bucket`: what comes before `_iam_member`
 */
export function grantSources(kinds: readonly string[]): { readonly grant: Source; readonly policy: Source } {
  const types = (form: string) => kinds.map((kind) => `${kind}_iam_${form}`)
  return {
    grant: { types: [...types('member'), ...types('binding')] },
    policy: { types: types('policy'), within: readsAlso(POLICY_DATA, bindingScopes) },
  }
}

/** All members of a resource that grants roles: of a policy, those of every binding. */
export const grantedMembers: Read<readonly Attr<string>[]> = joined(
  GRANT.members.terraform,
  readsAlso(POLICY_DATA, (scope) => bindingScopes(scope).flatMap(GRANT.members.terraform)),
)

/** The grants on resources of some kinds; see `grantSources`. */
export function grantsOn(
  name: string,
  describes: string,
  ...kinds: readonly string[]
): SubjectDefinition<IAMGrant> {
  return defineSubject({ name, describes, sources: { terraform: grantSources(kinds) }, attributes: GRANT })
}

/** The grants on projects, and on the folders and organizations around them. */
export const projectGrant = grantsOn(
  'gcp.project-grant',
  'A role granted on a project, a folder or an organization',
  'google_project',
  'google_folder',
  'google_organization',
)

function bindingScopes(scope: Scope): readonly Scope[] {
  return bindingsOf(lookUp(scope.node, 'policy_data'), scope.template).map((node) => nested(scope, node))
}

/** The bindings of a policy: of the data source that makes it, or of JSON; of what is not known, an unknown one. */
function bindingsOf(policy: Value | undefined, template: Template): readonly Value[] {
  if (policy === undefined || isNull(policy)) return []
  const { at } = policy
  switch (policy.kind) {
    case 'unknown': {
      const { because } = policy
      const name = because.kind === 'reference' ? because.resource : undefined
      const [data, ...others] = (name === undefined ? undefined : policyData(template).get(name)) ?? []
      return data === undefined || others.length > 0 ? [policy] : itemsOf(lookUp(data.properties, 'binding'))
    }
    case 'json':
    case 'mapping':
      return itemsOf(lookUp(policy, 'bindings'))
    case 'either': {
      const [left, right] = policy.branches
      const list = (branch: Value | undefined): Value | undefined =>
        branch && { kind: 'list', items: bindingsOf(branch, template), at: branch.at }
      return itemsOf({ ...policy, branches: [list(left), list(right)] })
    }
    default:
      return [{ kind: 'unknown', because: { kind: 'type', expected: 'a policy' }, at }]
  }
}

/** The data sources by their names; those that one block makes also by the name of the block. */
const policyData = memoize((template: Template): ReadonlyMap<string, readonly Resource[]> => {
  const index = new Map<string, Resource[]>()
  for (const data of resourcesOf(template, POLICY_DATA)) {
    for (const name of data.block === undefined ? [data.name] : [data.name, data.block]) {
      const same = index.get(name)
      if (same === undefined) index.set(name, [data])
      else same.push(data)
    }
  }
  return index
})

/** Whether the member is public: https://cloud.google.com/iam/docs/principals-overview */
export function isPublicMember(member: string): boolean {
  const name = member.toLowerCase()
  return name === 'allusers' || name === 'allauthenticatedusers'
}

/** Who a public member stands for, for a label. */
export function describePublicMember(member: string): string {
  return member.toLowerCase() === 'allusers'
    ? 'allUsers is anyone on the internet'
    : 'allAuthenticatedUsers is any Google account'
}

/** Whether anyone is among the members. */
export function isPublicGrant({ members }: Pick<IAMGrant, 'members'>): Claim {
  return any(...members.map((member) => testWildcard(member, isPublicMember, describePublicMember)))
}

/** The repair of grants to anyone. */
export const REMOVE_PUBLIC_MEMBERS = {
  remove: ({ members }: Pick<IAMGrant, 'members'>) =>
    thoseOrSubject(members, (member) => isPublicGrant({ members: [member] })),
  unsafe: 'Whoever has no role of their own loses access.',
}
