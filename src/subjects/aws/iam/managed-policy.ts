/** Managed policies that users, groups, roles and permission sets have, by ARN or, in SAM, by name. */
import { absent, whereUnknown } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { itemScopes, readsAlso } from '../../define/moves.ts'
import { always, text, textsOf } from '../../define/readers.ts'
import { memoize, type Read, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { defineSubject, type Source } from '../../define/subject.ts'

/** Resources with a property that holds one or several policies. */
function holding(property: string, ...types: readonly string[]): Source {
  const items = itemScopes(property)
  return { types, within: (scope: Scope) => items(scope).filter(({ node }) => !isDocument(node)) }
}

/** What SAM takes beside names, documents and templates, is not a policy of AWS. */
function isDocument(item: Value): boolean {
  if (item.kind !== 'either') return item.kind === 'mapping' || item.kind === 'json'
  return item.branches.every((branch) => branch === undefined || isDocument(branch))
}

const DATA = ['data.aws_iam_policy']

/** The policy, by the name or the ARN of the data source that finds it where one does. */
const policy: Read<Attr<string>> = readsAlso(DATA, ({ node, template, at }) =>
  whereUnknown(textsOf(node)[0] ?? absent(at), (unknown) => {
    const { because } = unknown
    const data = because.kind === 'reference' ? dataByName(template).get(because.resource ?? '') : undefined
    if (data === undefined) return unknown
    const sought = text(['arn', 'name'])(scopeOf(template, data))
    return sought.kind === 'known' ? { ...sought, at: unknown.at } : sought
  }),
)

const dataByName = memoize(
  (template: Template) => new Map(resourcesOf(template, DATA).map((data) => [data.name, data] as const)),
)

export const managedPolicy = defineSubject({
  name: 'aws.managed-policy',
  describes: 'A managed policy that a user, group, role, permission set or SAM resource has',
  sources: {
    cloudformation: {
      role: holding('ManagedPolicyArns', 'AWS::IAM::Role'),
      identity: holding('ManagedPolicyArns', 'AWS::IAM::User', 'AWS::IAM::Group'),
      permissionSet: holding('ManagedPolicies', 'AWS::SSO::PermissionSet'),
      sam: holding('Policies', 'AWS::Serverless::Function', 'AWS::Serverless::StateMachine'),
    },
    terraform: {
      role: holding('managed_policy_arns', 'aws_iam_role'),
      roleAttachment: holding('policy_arn', 'aws_iam_role_policy_attachment'),
      attachment: holding(
        'policy_arn',
        'aws_iam_user_policy_attachment',
        'aws_iam_group_policy_attachment',
        'aws_iam_policy_attachment',
      ),
      roleExclusive: holding('policy_arns', 'aws_iam_role_policy_attachments_exclusive'),
      exclusive: holding(
        'policy_arns',
        'aws_iam_user_policy_attachments_exclusive',
        'aws_iam_group_policy_attachments_exclusive',
      ),
      permissionSet: holding('managed_policy_arn', 'aws_ssoadmin_managed_policy_attachment'),
    },
  },
  attributes: {
    policy: {
      type: 'text',
      describes: 'The ARN of the policy, or the name of a policy of AWS.',
      everywhere: policy,
    },
    ofRole: {
      type: 'boolean',
      describes: 'Whether a role has it, or the role that SAM makes: what a program may do, not a person.',
      cloudformation: { role: always(true), sam: always(true) },
      terraform: { role: always(true), roleAttachment: always(true), roleExclusive: always(true) },
    },
  },
})
