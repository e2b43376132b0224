/** Policies that IAM users have themselves, instead of by a group or a role. */
import type { Attr } from '../../../core/claim.ts'
import type { Location } from '../../../core/source.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { fallBack } from '../../define/readers.ts'
import { isNull, lookUp, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { awsFramework } from '../framework.ts'

export interface UserPolicy {
  /** Whether a user is given a policy here. */
  readonly isGiven: Attr<boolean>
}

interface Source {
  readonly types: readonly string[]
  /** The property that names users or holds a user's policies. */
  readonly by: string
  /** Set where the resource is about one user, who must be named. */
  readonly ofOneUser?: true
}

const SOURCES: Record<'cloudformation' | 'terraform', readonly Source[]> = {
  cloudformation: [
    { types: ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'], by: 'Users' },
    { types: ['AWS::IAM::UserPolicy'], by: 'UserName', ofOneUser: true },
    { types: ['AWS::IAM::User'], by: 'Policies' },
    { types: ['AWS::IAM::User'], by: 'ManagedPolicyArns' },
  ],
  terraform: [
    { types: ['aws_iam_policy_attachment'], by: 'users' },
    { types: ['aws_iam_user_policy', 'aws_iam_user_policy_attachment'], by: 'user', ofOneUser: true },
    { types: ['aws_iam_user_policy_attachments_exclusive'], by: 'policy_arns' },
  ],
}

export const userPolicy = adaptOnce<UserPolicy>((template) =>
  SOURCES[awsFramework(template)].flatMap(({ types, by, ofOneUser }) =>
    resourcesOf(template, types).map((resource) =>
      toSubject(template, resource, lookUp(resource.properties, by), ofOneUser),
    ),
  ),
)

function toSubject(
  template: Template,
  resource: Resource,
  value: Value | undefined,
  ofOneUser: true | undefined,
): Subject<UserPolicy> {
  const at = value?.at ?? resource.head
  return {
    isGiven: ofOneUser ? certainly(at) : holdsSomething(value, scopeOf(template, resource)),
    resource,
    at,
  }
}

function certainly(at: Location): Attr<boolean> {
  return { kind: 'known', value: true, origin: 'written', at }
}

/** Whether a list has an item. One that is not known may be no item, as what a list is joined with. */
function holdsSomething(value: Value | undefined, scope: Scope): Attr<boolean> {
  if (value === undefined || isNull(value)) return fallBack(scope, false)
  const { at } = value
  switch (value.kind) {
    case 'list': {
      const each = value.items.map((item) => holdsSomething(item, scope))
      return each.find(({ kind }) => kind === 'known') ?? each[0] ?? fallBack(scope, false)
    }
    case 'either': {
      const branches = value.branches.map((branch) => holdsSomething(branch, scope))
      return { kind: 'either', condition: value.condition, branches, at }
    }
    case 'unknown': {
      const { because } = value
      const isThing = because.kind === 'reference' && isGiven(because, ['reference'])
      return isThing && because.resource !== undefined ? certainly(at) : { kind: 'unknown', because, at }
    }
    default:
      return certainly(at)
  }
}
