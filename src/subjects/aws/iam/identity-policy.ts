/** The statements of IAM policies that say what a user, group, role or permission set may do. */
import { byDefault, isKnownAs, known, unknownBecause } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { Unknown, Value } from '../../../core/value.ts'
import { ownAttribute } from '../../define/attributes.ts'
import { testWildcard } from '../../define/deploy-time.ts'
import { readsAlso, withNode } from '../../define/moves.ts'
import { itemsOf, lookUp, memoize, type Read, resourcesOf, type Scope } from '../../define/scope.ts'
import { defineSubject, type Source, type SubjectOf } from '../../define/subject.ts'
import { ownStatements } from './document-uses.ts'
import { onlyBoundary } from './permissions-boundary.ts'
import { DOCUMENT, STATEMENT } from './policy-document.ts'
import { isEveryAction } from './policy-pattern.ts'
import {
  DATA_DOCUMENT,
  documentBy,
  documentStatements,
  referredDocument,
  referredDocuments,
  statementScope,
  type WrittenStatement,
  writtenStatements,
} from './written-document.ts'

/** Resources that hold policies of identities: the documents at a property, or in the items of a list. */
interface Holder {
  readonly types: readonly string[]
  readonly document: string
  /** A property that holds a list of policies; without it the resource is one. */
  readonly within?: string
}

/** Documents of Terraform's data source are statements of their own, wherever they are used. */
const IDENTITIES = {
  policy: {
    types: ['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy'],
    document: 'policy',
  },
  inline: { types: ['aws_iam_role'], within: 'inline_policy', document: 'policy' },
  permissionSet: { types: ['aws_ssoadmin_permission_set_inline_policy'], document: 'inline_policy' },
} satisfies Record<string, Holder>

const IDENTITY_TYPES: ReadonlySet<string> = new Set(Object.values(IDENTITIES).flatMap(({ types }) => types))

function policiesIn(resource: Resource, within: string | undefined): readonly Value[] {
  return within === undefined ? [resource.properties] : itemsOf(lookUp(resource.properties, within))
}

/** The statements of a document that belongs to the resource alone. */
function statementsOfHolder({ node, template }: Scope): readonly WrittenStatement[] {
  return writtenStatements(node, template, () => [])
}

/** A list of SAM's policies holds the documents themselves. */
function samStatements({ node, template }: Scope): readonly WrittenStatement[] {
  return isNamedPolicy(node) ? [] : writtenStatements(node, template)
}

/** SAM takes names, ARNs and parameterized templates beside documents; they hold no statements. */
function isNamedPolicy(policy: Value): boolean {
  if (policy.kind === 'either') {
    return policy.branches.every((branch) => branch === undefined || isNamedPolicy(branch))
  }
  if (policy.kind === 'unknown') return policy.because.kind === 'reference'
  return policy.kind === 'scalar' || (policy.kind === 'mapping' && !policy.entries.has('Statement'))
}

/** The scopes of the statements of documents, each with the scope of its document around it. */
function statementsOfEach(
  documents: (whole: Scope) => readonly Scope[],
  statements: (document: Scope) => readonly WrittenStatement[],
): (whole: Scope) => readonly Scope[] {
  return (whole) =>
    documents(whole).flatMap((document) =>
      statements(document).map((statement) => statementScope(document, statement)),
    )
}

function holding({ types, document, within }: Holder): Source {
  const documents = (whole: Scope) =>
    policiesIn(whole.resource, within).map((policy) => withNode(whole, lookUp(policy, document)))
  return { types, within: statementsOfEach(documents, statementsOfHolder) }
}

function samPolicies(whole: Scope): readonly Scope[] {
  return policiesIn(whole.resource, 'Policies').map((policy) => withNode(whole, policy))
}

const dataSource: Source = {
  types: DATA_DOCUMENT,
  within: statementsOfEach(
    (whole) => [whole],
    ({ resource, template }) => ownStatements(resource, template, IDENTITY_TYPES),
  ),
}

const ownDocument = documentBy(statementsOfHolder)
const samDocument = documentBy(samStatements)
const dataDocument = documentBy(({ resource, template }) => documentStatements(resource, template))

const limitOfBoundary: Read<Attr<boolean>> = ({ resource, template }) => onlyBoundary(resource, template)

const ORGANIZATION_POLICY = ['aws_organizations_policy']
const limitOfUses = readsAlso(
  [...ORGANIZATION_POLICY, ...Object.values(IDENTITIES).flatMap(({ types }) => types)],
  ({ resource, template }: Scope) => limitOf(resource, template),
)

/** Where statements of identities are written, and whether each document of them only limits. */
export const IDENTITY_SOURCES = {
  cloudformation: {
    identity: holding({
      types: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
      within: 'Policies',
      document: 'PolicyDocument',
    }),
    policy: holding({
      types: [
        'AWS::IAM::Policy',
        'AWS::IAM::ManagedPolicy',
        'AWS::IAM::RolePolicy',
        'AWS::IAM::UserPolicy',
        'AWS::IAM::GroupPolicy',
      ],
      document: 'PolicyDocument',
    }),
    permissionSet: holding({ types: ['AWS::SSO::PermissionSet'], document: 'InlinePolicy' }),
    sam: {
      types: ['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'],
      within: statementsOfEach(samPolicies, samStatements),
    },
  },
  terraform: {
    policy: holding(IDENTITIES.policy),
    inline: holding(IDENTITIES.inline),
    permissionSet: holding(IDENTITIES.permissionSet),
    data: dataSource,
  },
}

export const ONLY_LIMITS = {
  cloudformation: limitOfBoundary,
  terraform: {
    policy: limitOfBoundary,
    inline: limitOfBoundary,
    permissionSet: limitOfBoundary,
    data: limitOfUses,
  },
}

/**
 * Every statement once: a Terraform policy document is judged where it stands, whoever refers to it, and also
 * when nothing does; so are the texts that it takes in.
 */
export const identityPolicyStatement = defineSubject({
  name: 'aws.identity-policy-statement',
  describes: 'A statement of an IAM policy that says what a user, group, role or permission set may do',
  sources: IDENTITY_SOURCES,
  attributes: {
    ...STATEMENT,
    onlyLimits: {
      type: 'boolean',
      describes:
        'Whether the document is a service control policy or a permissions boundary, which only limits what others allow.',
      ...ONLY_LIMITS,
    },
    document: ownAttribute(DOCUMENT, {
      describes: 'The document that the statement belongs to.',
      cloudformation: {
        identity: ownDocument,
        policy: ownDocument,
        permissionSet: ownDocument,
        sam: samDocument,
      },
      terraform: { policy: ownDocument, inline: ownDocument, permissionSet: ownDocument, data: dataDocument },
    }),
  },
})

export type IdentityPolicyStatement = SubjectOf<typeof identityPolicyStatement>

/**
 * Whether the statement allows an identity something. A document that names principals belongs to a resource, where
 * `*` is that resource.
 */
export function isGrant({ effect, namesPrincipal, onlyLimits }: IdentityPolicyStatement): Claim {
  return withoutEvidence(
    all(is(effect, ['Allow']), not(is(namesPrincipal, [true])), not(is(onlyLimits, [true]))),
  )
}

/** What the policies about grants to identities accept, for their pages. */
export const LIMITS_ONLY: readonly string[] = [
  'A service control policy or a permissions boundary, which limits what others allow and grants nothing.',
  'A document that names principals, because it belongs to a resource.',
]

/** Whether the statement names every action of every service. */
export function namesEveryAction({ actions }: IdentityPolicyStatement): Claim {
  return any(
    ...actions.map((action) => testWildcard(action, isEveryAction, 'allows every action of every service')),
  )
}

/** A document of an organization's policy or of a boundary, unless an identity has it too. */
function limitOf(data: Resource, template: Template): Attr<boolean> {
  const { granting, limiting, unclear } = usesOf(template)
  if (granting.has(data)) return byDefault(false, data.head)
  const limited = limiting.get(data)
  if (limited !== undefined) return limited
  return unclear === undefined ? byDefault(false, data.head) : unknownBecause(unclear.because, unclear.at)
}

interface Uses {
  readonly granting: ReadonlySet<Resource>
  /** Documents of policies that limit, or may do so. */
  readonly limiting: ReadonlyMap<Resource, Attr<boolean>>
  /** A limiting policy of which it is not known what document it has. */
  readonly unclear: Unknown | undefined
}

const usesOf = memoize((template: Template): Uses => {
  const identities = Object.values<Holder>(IDENTITIES).flatMap(({ types, document, within }) =>
    resourcesOf(template, types).flatMap((resource) =>
      policiesIn(resource, within).map((policy) => {
        return { value: lookUp(policy, document), limit: onlyBoundary(resource, template) }
      }),
    ),
  )
  const organizations = resourcesOf(template, ORGANIZATION_POLICY).map((resource) => {
    return { value: lookUp(resource.properties, 'content'), limit: known(true, resource.head) }
  })
  const isGrant = ({ limit }: { limit: Attr<boolean> }): boolean => isKnownAs(limit, false)
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
