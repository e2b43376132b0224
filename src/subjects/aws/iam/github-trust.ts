/** Trust in GitHub Actions: which workflows can assume a role through the OpenID Connect provider of GitHub. */
import { known, whereUnknown } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { ownAttribute } from '../../define/attributes.ts'
import { knownText, withoutGiven, withoutMisfits } from '../../define/deploy-time.ts'
import { readsAlso } from '../../define/moves.ts'
import { text } from '../../define/readers.ts'
import { type Read, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { ownStatements } from './document-uses.ts'
import { type Condition, PRINCIPALS, type Principal, readStatement, STATEMENT } from './policy-document.ts'
import { withKnownARN } from './policy-pattern.ts'
import { statementSources, TRUST_POLICY } from './resource-policy.ts'
import { DATA_DOCUMENT, statementScope } from './written-document.ts'

const HOST = 'token.actions.githubusercontent.com'

const PROVIDERS = [
  'AWS::IAM::OIDCProvider',
  'aws_iam_openid_connect_provider',
  'data.aws_iam_openid_connect_provider',
]

/** The principals of a statement; a provider that is in the template by its URL. */
const providers: Read<readonly Principal[]> = readsAlso(PROVIDERS, (scope) =>
  readStatement(scope).principals.map(({ type, id }) => ({ type, id: withURL(id, scope) })),
)

function withURL(id: Attr<string>, { template }: Scope): Attr<string> {
  return whereUnknown(id, (single) => {
    const { because } = single
    if (because.kind !== 'reference' || because.resource === undefined) return single
    const provider = resourcesOf(template, PROVIDERS).find(({ name, block }) =>
      [name, block].includes(because.resource),
    )
    if (provider === undefined) return single
    const url = text(['url', 'Url'])(scopeOf(template, provider))
    return url.kind === 'known' ? { ...url, at: single.at } : single
  })
}

const ROLES: ReadonlySet<string> = new Set(TRUST_POLICY.terraform.flatMap(({ types }) => types))

const { cloudformation, terraform } = statementSources(TRUST_POLICY)

/** Statements of roles, and those of documents that are given to roles elsewhere: they name the provider all the same. */
export const workloadTrust = defineSubject({
  name: 'aws.workload-trust-statement',
  describes: 'A statement of a trust policy, also of a document that no role of the template has',
  sources: {
    cloudformation,
    terraform: {
      ...terraform,
      data: {
        types: DATA_DOCUMENT,
        within: (whole: Scope) =>
          ownStatements(whole.resource, whole.template, ROLES).map((statement) =>
            statementScope(whole, statement),
          ),
      },
    },
  },
  attributes: {
    effect: STATEMENT.effect,
    conditions: STATEMENT.conditions,
    principals: ownAttribute(PRINCIPALS, {
      describes: 'The principals; for an OpenID Connect provider of the template its URL.',
      everywhere: providers,
    }),
  },
})

/**
 * Claims that say whose workflow it is, in lower case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
const OWNER_CLAIM = /:(?:sub|repository|repository_id|job_workflow_ref|enterprise_id|actor|actor_id)$/i

const ASKING = /^(?:for(?:any|all)values?:)?string(?:equals|equalsignorecase|like)(?:ifexists)?$/i

/** Whether workflows of any repository on GitHub can assume the role. */
export function trustsAnyWorkflow(statement: SubjectOf<typeof workloadTrust>): Claim {
  const { effect, conditions, principals } = statement
  const gitHub = any(...principals.map(isGitHubActions))
  if (gitHub.truth === 'false') return gitHub
  return all(not(any(...conditions.map(namesOwner))), gitHub, withoutEvidence(is(effect, ['Allow'])))
}

function isGitHubActions({ type, id }: Principal): Claim {
  return all(
    test(withKnownARN(withoutMisfits(id, isGitHub)), isGitHub, 'trusts GitHub Actions'),
    withoutEvidence(is(type, ['Federated'])),
  )
}

function isGitHub(principal: string): boolean {
  return principal.toLowerCase().replace(/\/$/, '').endsWith(HOST)
}

/** Whether the condition asks for a claim that names an owner: every value must, because one suffices to pass. */
function namesOwner({ operator, key, values }: Condition): Claim {
  return all(
    withoutEvidence(test(operator, (name) => ASKING.test(name), 'this operator')),
    withoutEvidence(test(withOwnHost(key), (name) => OWNER_CLAIM.test(name), 'this claim')),
    ...values.map((value) => {
      const named = withoutGiven(withoutMisfits(value, fitsAnyOwner, 'a/b'), ['variable', 'reference'])
      return not(test(named, fitsAnyOwner, 'fits repositories of other owners'))
    }),
  )
}

/** The name of a claim is known where only the host is not: `"${aws_iam_openid_connect_provider.github.url}:sub"`. */
function withOwnHost(key: Attr<string>): Attr<string> {
  return whereUnknown(key, (single) => {
    const words = knownText(single)
    return words !== undefined && /:[a-z_]+$/.test(words) ? known(words, single.at) : single
  })
}

/** A part of a subject that names an owner or a repository: `repo:octo-org/*`, `repository_owner_id:65`. */
const OWNER =
  /(?:^|:)(?:(?:repo|repository|job_workflow_ref):[^*?:/]+\/|(?:repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):[^*?:]+(?::|$))/

/** Whether workflows of any owner can have such a claim: by wildcards, or as it names no more than a branch. */
function fitsAnyOwner(value: string): boolean {
  if (OWNER.test(value)) return false
  return /[*?]/.test(value)
    ? !/^[^*?/:]+\//.test(value)
    : /^(?:ref|environment|pull_request|event_name)(?::|$)/.test(value)
}
