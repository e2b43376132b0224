/** The statements of IAM policies that say what a user, group, role or permission set may do. */
import type { Attr } from '../core/claim.ts'
import type { Subject } from '../core/policy.ts'
import type { Framework, Resource, Template } from '../core/template.ts'
import type { Unknown, Value } from '../core/value.ts'
import { adaptOnce } from './define.ts'
import type { Statement } from './policy-document.ts'
import { itemsOf, lookUp, remembered, resourcesOf, scopeOf } from './scope.ts'
import {
  blockStatements,
  dataDocuments,
  referredDocument,
  type WrittenStatement,
  writtenStatements,
} from './written-document.ts'

export interface IdentityPolicyStatement extends Statement {
  /** A service control policy only limits what others allow, and says `*` where it does not. */
  readonly onlyLimits: Attr<boolean>
}

/** Where policies of identities are written. */
interface Source {
  readonly types: readonly string[]
  /** A property that holds a list of policies; without it the resource is one. */
  readonly within?: string
  /** Where in the policy the document is; without it the policy is the document. */
  readonly document?: string
}

const SOURCES: Record<Framework, readonly Source[]> = {
  cloudformation: [
    {
      types: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
      within: 'Policies',
      document: 'PolicyDocument',
    },
    {
      types: [
        'AWS::IAM::Policy',
        'AWS::IAM::ManagedPolicy',
        'AWS::IAM::RolePolicy',
        'AWS::IAM::UserPolicy',
        'AWS::IAM::GroupPolicy',
      ],
      document: 'PolicyDocument',
    },
    { types: ['AWS::SSO::PermissionSet'], document: 'InlinePolicy' },
    { types: ['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'], within: 'Policies' },
  ],
  terraform: [
    {
      types: ['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy'],
      document: 'policy',
    },
    { types: ['aws_iam_role'], within: 'inline_policy', document: 'policy' },
    { types: ['aws_ssoadmin_permission_set_inline_policy'], document: 'inline_policy' },
  ],
}

/**
 * Every statement once: a Terraform policy document is judged where it stands, whoever refers to it, and also
 * when nobody does.
 */
export const identityPolicyStatement = adaptOnce<IdentityPolicyStatement>((template) => [
  ...SOURCES[template.framework].flatMap(({ types, within, document }) =>
    resourcesOf(template, types).flatMap((resource) =>
      policiesIn(resource, within).flatMap((policy) =>
        toSubjects(template, resource, statementsOfPolicy(policy, document, template), grants(resource)),
      ),
    ),
  ),
  ...dataDocuments(template).flatMap((data) =>
    toSubjects(template, data, blockStatements(data), limitOf(data, template)),
  ),
])

function policiesIn(resource: Resource, within: string | undefined): readonly Value[] {
  return within === undefined ? [resource.properties] : itemsOf(lookUp(resource.properties, within))
}

function statementsOfPolicy(
  policy: Value,
  path: string | undefined,
  template: Template,
): readonly WrittenStatement[] {
  if (path === undefined) return isNamedPolicy(policy) ? [] : writtenStatements(policy, template)
  const document = lookUp(policy, path)
  return referredDocument(document, template) === undefined ? writtenStatements(document, template) : []
}

/** SAM takes names, ARNs and parameterised templates beside documents; they hold no statements. */
function isNamedPolicy(policy: Value): boolean {
  if (policy.kind === 'unknown') return policy.because.kind === 'reference'
  return policy.kind === 'scalar' || (policy.kind === 'mapping' && !policy.entries.has('Statement'))
}

function toSubjects(
  template: Template,
  resource: Resource,
  statements: readonly WrittenStatement[],
  onlyLimits: Attr<boolean>,
): readonly Subject<IdentityPolicyStatement>[] {
  const whole = scopeOf(template, resource)
  return statements.map(({ node, read }) => ({
    ...read({ ...whole, node, at: node.at }),
    onlyLimits,
    resource,
    at: node.at,
  }))
}

function grants({ head }: Resource): Attr<boolean> {
  return { kind: 'known', value: false, origin: 'default', at: head }
}

/** A document of an organization's policy, unless an identity has it too. */
function limitOf(data: Resource, template: Template): Attr<boolean> {
  const { granting, limiting, unclear } = usesOf(template)
  if (granting.has(data)) return grants(data)
  if (limiting.has(data)) return { kind: 'known', value: true, origin: 'written', at: data.head }
  return unclear === undefined ? grants(data) : { kind: 'unknown', because: unclear.because, at: unclear.at }
}

interface Uses {
  readonly granting: ReadonlySet<Resource | undefined>
  readonly limiting: ReadonlySet<Resource | undefined>
  /** A limiting policy of which it is not known what document it has. */
  readonly unclear: Unknown | undefined
}

const usesOf = remembered((template: Template): Uses => {
  const granting = SOURCES.terraform.flatMap(({ types, document }) =>
    document === undefined ? [] : valuesAt(document, types, template),
  )
  const limiting = valuesAt('content', ['aws_organizations_policy'], template)
  return {
    granting: new Set(granting.map((value) => referredDocument(value, template))),
    limiting: new Set(limiting.map((value) => referredDocument(value, template))),
    unclear: limiting
      .filter((value) => value.kind === 'unknown')
      .find((value) => referredDocument(value, template) === undefined),
  }
})

function valuesAt(path: string, types: readonly string[], template: Template): readonly Value[] {
  return resourcesOf(template, types).flatMap(({ properties }) => itemsOf(lookUp(properties, path)))
}
