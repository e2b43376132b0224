/**
 * Roles granted on resources of Google Cloud: to one member, to all members of a role, or as the whole policy of a
 * resource, which a data source or JSON puts together.
 */
import { type Attr, any, type Claim } from '../../../core/claim.ts'
import type { SubjectDefinition } from '../../../core/policy.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { testWildcard } from '../../define/deploy-time.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { text, texts } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, memoize, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'

export interface IAMGrant {
  /** `roles/storage.objectViewer` */
  readonly role: Attr<string>
  /** `user:ada@example.com`, `allUsers` */
  readonly members: readonly Attr<string>[]
  /** Whether a condition narrows the grant: to some resources, to some hours. */
  readonly conditional: Attr<boolean>
}

/**
 * The grants on resources of some kinds. Those of a data source are told with the resource that uses it.
 *
 * @param kinds `google_project`, `google_storage_bucket`: what stands before `_iam_member`
 */
export function grantsOn(...kinds: readonly string[]): SubjectDefinition<IAMGrant> {
  return adaptOnce((template) => [...iamGrants(template, kinds)])
}

/** The grants on projects, and on the folders and organizations around them. */
export const projectGrant = grantsOn('google_project', 'google_folder', 'google_organization')

/** The grants of a template, for subjects that say more of each. */
export function iamGrants(template: Template, kinds: readonly string[]): readonly Subject<IAMGrant>[] {
  const types = (form: string) => kinds.map((kind) => `${kind}_iam_${form}`)
  return [
    ...resourcesOf(template, [...types('member'), ...types('binding')]).map((resource) =>
      readGrant(scopeOf(template, resource)),
    ),
    ...resourcesOf(template, types('policy')).flatMap((resource) =>
      bindingsOf(lookUp(resource.properties, 'policy_data'), template).map((node) =>
        readGrant({ template, resource, node, at: node.at }),
      ),
    ),
  ]
}

function readGrant(scope: Scope): Subject<IAMGrant> {
  const { resource, at } = scope
  return {
    role: text('role')(scope),
    members: texts('member', 'members')(scope),
    conditional: hasBlock('condition')(scope),
    resource,
    at,
  }
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
  for (const data of resourcesOf(template, ['data.google_iam_policy'])) {
    for (const name of data.block === undefined ? [data.name] : [data.name, data.block]) {
      const same = index.get(name)
      if (same === undefined) index.set(name, [data])
      else same.push(data)
    }
  }
  return index
})

/** Whether the member is everybody: https://cloud.google.com/iam/docs/principals-overview */
export function isEverybody(member: string): boolean {
  const name = member.toLowerCase()
  return name === 'allusers' || name === 'allauthenticatedusers'
}

/** How to say who everybody is. */
export function describeEverybody(member: string): string {
  return member.toLowerCase() === 'allusers'
    ? 'allUsers is everybody on the internet'
    : 'allAuthenticatedUsers is everybody with a Google account'
}

/** Whether everybody is among the members. */
export function grantsEverybody({ members }: Pick<IAMGrant, 'members'>): Claim {
  return any(...members.map((member) => testWildcard(member, isEverybody, describeEverybody)))
}
