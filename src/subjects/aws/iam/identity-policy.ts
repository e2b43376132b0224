/** The statements of IAM policies that say what a user, group, role or permission set may do. */
import { type Attr, all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { Unknown, Value } from '../../../core/value.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { testWildcard } from '../../define/deploy-time.ts'
import { itemsOf, lookUp, memoize, resourcesOf, scopeOf } from '../../define/scope.ts'
import { type AWSFramework, awsFramework } from '../framework.ts'
import { onlyBoundary } from './permissions-boundary.ts'
import { type PolicyDocument, readStatement, type Statement } from './policy-document.ts'
import { isEveryAction } from './policy-pattern.ts'
import {
  blockStatements,
  dataDocuments,
  documentOf,
  documentStatements,
  referredDocument,
  referredDocuments,
  statementScope,
  type WrittenStatement,
  writtenStatements,
} from './written-document.ts'

export interface IdentityPolicyStatement extends Statement {
  /** A service control policy or a permissions boundary only limits what others allow, and says `*` where it does not. */
  readonly onlyLimits: Attr<boolean>
  /** The document that the statement belongs to. */
  readonly document: PolicyDocument
}

/**
 * Whether the statement allows an identity something. A document that names principals belongs to a resource, where
 * `*` is that resource.
 */
export function isGrant({ effect, namesPrincipal, onlyLimits }: IdentityPolicyStatement): Claim {
  return withoutEvidence(
    all(is(effect, ['Allow']), not(is(namesPrincipal, [true])), not(is(onlyLimits, [true]))),
  )
}

/** Whether the statement names every action of every service. */
export function namesEveryAction({ actions }: IdentityPolicyStatement): Claim {
  return any(
    ...actions.map((action) => testWildcard(action, isEveryAction, 'allows every action of every service')),
  )
}

/** Where policies of identities are written. */
interface Source {
  readonly types: readonly string[]
  /** A property that holds a list of policies; without it the resource is one. */
  readonly within?: string
  /** Where in the policy the document is; without it the policy is the document. */
  readonly document?: string
}

const SOURCES: Record<AWSFramework, readonly Source[]> = {
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
  ...SOURCES[awsFramework(template)].flatMap(({ types, within, document }) =>
    resourcesOf(template, types).flatMap((resource) =>
      policiesIn(resource, within).flatMap((policy) =>
        toSubjects(
          template,
          resource,
          statementsOfPolicy(policy, document, template),
          onlyBoundary(resource, template),
        ),
      ),
    ),
  ),
  ...dataDocuments(template).flatMap((data) =>
    toSubjects(template, data, blockStatements(data), limitOf(data, template), () =>
      documentStatements(data, template),
    ),
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
  return writtenStatements(lookUp(policy, path), template, () => [])
}

/** SAM takes names, ARNs and parameterised templates beside documents; they hold no statements. */
function isNamedPolicy(policy: Value): boolean {
  if (policy.kind === 'either') {
    return policy.branches.every((branch) => branch === undefined || isNamedPolicy(branch))
  }
  if (policy.kind === 'unknown') return policy.because.kind === 'reference'
  return policy.kind === 'scalar' || (policy.kind === 'mapping' && !policy.entries.has('Statement'))
}

function toSubjects(
  template: Template,
  resource: Resource,
  statements: readonly WrittenStatement[],
  onlyLimits: Attr<boolean>,
  ofDocument: () => readonly WrittenStatement[] = () => statements,
): readonly Subject<IdentityPolicyStatement>[] {
  const document = documentOf(scopeOf(template, resource), ofDocument)
  const whole = scopeOf(template, resource)
  return statements.map((statement) =>
    Object.assign(readStatement(statementScope(whole, statement)), {
      onlyLimits,
      document,
      resource,
      at: statement.node.at,
    }),
  )
}

function grants({ head }: Resource): Attr<boolean> {
  return { kind: 'known', value: false, origin: 'default', at: head }
}

/** A document of an organization's policy or of a boundary, unless an identity has it too. */
function limitOf(data: Resource, template: Template): Attr<boolean> {
  const { granting, limiting, unclear } = usesOf(template)
  if (granting.has(data)) return grants(data)
  const limited = limiting.get(data)
  if (limited !== undefined) return limited
  return unclear === undefined ? grants(data) : { kind: 'unknown', because: unclear.because, at: unclear.at }
}

interface Uses {
  readonly granting: ReadonlySet<Resource>
  /** Documents of policies that limit, or may do so. */
  readonly limiting: ReadonlyMap<Resource, Attr<boolean>>
  /** A limiting policy of which it is not known what document it has. */
  readonly unclear: Unknown | undefined
}

const usesOf = memoize((template: Template): Uses => {
  const identities = SOURCES.terraform.flatMap(({ types, within, document = '' }) =>
    resourcesOf(template, types).flatMap((resource) =>
      policiesIn(resource, within).map((policy) => {
        return { value: lookUp(policy, document), limit: onlyBoundary(resource, template) }
      }),
    ),
  )
  const organizations = resourcesOf(template, ['aws_organizations_policy']).map((resource) => {
    const limit: Attr<boolean> = { kind: 'known', value: true, origin: 'written', at: resource.head }
    return { value: lookUp(resource.properties, 'content'), limit }
  })
  const isGrant = ({ limit }: { limit: Attr<boolean> }): boolean => limit.kind === 'known' && !limit.value
  const limits = [...organizations, ...identities.filter((use) => !isGrant(use))]
  return {
    granting: new Set(identities.filter(isGrant).flatMap(({ value }) => referredDocuments(value, template))),
    limiting: new Map(
      limits.flatMap(({ value, limit }) =>
        referredDocuments(value, template).map((data) => [data, limit] as const),
      ),
    ),
    unclear: limits
      .flatMap(({ value }) => itemsOf(value))
      .filter((value) => value.kind === 'unknown')
      .find((value) => referredDocument(value, template) === undefined),
  }
})
