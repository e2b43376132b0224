/** Managed policies that users, groups, roles and permission sets are given, by ARN or, in SAM, by name. */
import type { Attr } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { text, textsOf } from '../../define/readers.ts'
import { itemsOf, lookUp, memoize, resourcesOf, scopeOf } from '../../define/scope.ts'
import { awsFramework } from '../framework.ts'

export interface ManagedPolicy {
  /** The ARN of the policy, or the name of one of AWS. */
  readonly policy: Attr<string>
}

interface Source {
  readonly types: readonly string[]
  /** The property that holds one or several policies. */
  readonly by: string
}

const SOURCES: Record<'cloudformation' | 'terraform', readonly Source[]> = {
  cloudformation: [
    { types: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'], by: 'ManagedPolicyArns' },
    { types: ['AWS::SSO::PermissionSet'], by: 'ManagedPolicies' },
    { types: ['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'], by: 'Policies' },
  ],
  terraform: [
    { types: ['aws_iam_role'], by: 'managed_policy_arns' },
    {
      types: [
        'aws_iam_role_policy_attachment',
        'aws_iam_user_policy_attachment',
        'aws_iam_group_policy_attachment',
        'aws_iam_policy_attachment',
      ],
      by: 'policy_arn',
    },
    {
      types: [
        'aws_iam_role_policy_attachments_exclusive',
        'aws_iam_user_policy_attachments_exclusive',
        'aws_iam_group_policy_attachments_exclusive',
      ],
      by: 'policy_arns',
    },
    { types: ['aws_ssoadmin_managed_policy_attachment'], by: 'managed_policy_arn' },
  ],
}

/** Every policy that something is given. What SAM takes beside names, documents and templates, is no policy of AWS. */
export const managedPolicy = adaptOnce<ManagedPolicy>((template) =>
  SOURCES[awsFramework(template)].flatMap(({ types, by }) =>
    resourcesOf(template, types).flatMap((resource) =>
      itemsOf(lookUp(resource.properties, by))
        .filter((item) => !isDocument(item))
        .flatMap((item) => toSubjects(item, resource, template)),
    ),
  ),
)

function isDocument(item: Value): boolean {
  if (item.kind !== 'either') return item.kind === 'mapping' || item.kind === 'json'
  return item.branches.every((branch) => branch === undefined || isDocument(branch))
}

function toSubjects(item: Value, resource: Resource, template: Template): readonly Subject<ManagedPolicy>[] {
  return textsOf(item).map((policy) => ({ policy: found(policy, template), resource, at: item.at }))
}

/** The policy, by the name or the ARN of the data source that finds it where it is given by one. */
function found(policy: Attr<string>, template: Template): Attr<string> {
  if (policy.kind === 'either') {
    return { ...policy, branches: policy.branches.map((branch) => found(branch, template)) }
  }
  if (policy.kind !== 'unknown' || policy.because.kind !== 'reference') return policy
  const data = dataByName(template).get(policy.because.resource ?? '')
  if (data === undefined) return policy
  const sought = text(['arn', 'name'])(scopeOf(template, data))
  return sought.kind === 'known' ? { ...sought, at: policy.at } : sought
}

const dataByName = memoize(
  (template: Template) =>
    new Map(resourcesOf(template, ['data.aws_iam_policy']).map((data) => [data.name, data] as const)),
)
