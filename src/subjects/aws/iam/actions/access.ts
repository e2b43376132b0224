/** Actions that are too much on everything of a kind, and the statements that allow them there. */
import { all, any, type Claim, not, test, withoutEvidence } from '../../../../core/claim.ts'
import { type IdentityPolicyStatement, isGrant } from '../identity-policy.ts'
import { isDenied } from '../policy-denial.ts'
import type { Condition } from '../policy-document.ts'
import {
  coversAction,
  isEveryAction,
  type ResourceKind,
  testAction,
  testAllOfKind,
} from '../policy-pattern.ts'

/** Actions on one kind of resource. */
export interface Access {
  readonly on: ResourceKind
  /** What the actions do, for labels. */
  readonly does: string
  readonly actions: readonly string[]
}

/** What the ARN of an object of S3 starts with: the name of any bucket. */
export const OBJECTS = '*/'

/** A line of a table: `access('s3', OBJECTS, 'reads every object', 's3:GetObject')`. */
export function access(service: string, start: string, does: string, ...actions: readonly string[]): Access {
  return { on: { service, start }, does, actions }
}

/** What the policies about such tables accept, for their pages. */
export const LIMITED_ACCESS: readonly string[] = [
  'A statement that names resources, or a condition on them: on their tags, or by a key of the service.',
  'A statement that allows every action: aws-iam-wildcard-action and aws-iam-full-admin-policy speak of it.',
]

/** Whether the statement allows one of the actions on everything of its kind. */
export function allowsOnAll(statement: IdentityPolicyStatement, table: readonly Access[]): Claim {
  const claims = table.map((line) => allows(statement, line)).filter(({ truth }) => truth !== 'false')
  return claims.length === 0 ? NEVER : all(any(...claims), isGrant(statement))
}

const NEVER: Claim = { truth: 'false', evidence: [] }

function allows(statement: IdentityPolicyStatement, { on, does, actions }: Access): Claim {
  const { document, resources, conditions } = statement
  const acts = any(
    ...statement.actions.map((pattern) =>
      all(
        testAction(pattern, actions, (text) => wordsFor(text, actions, does)),
        withoutEvidence(not(test(pattern, isEveryAction, 'every action'))),
      ),
    ),
  )
  if (acts.truth === 'false') return acts
  const everywhere = any(...resources.map((resource) => testAllOfKind(resource, on, 'on every resource')))
  if (everywhere.truth === 'false') return everywhere
  return all(
    acts,
    everywhere,
    withoutEvidence(not(any(...conditions.map(narrowsResources)))),
    withoutEvidence(not(all(...actions.map((action) => isDeniedOrOther(statement, action, on, document))))),
  )
}

/** Whether the statement does not allow the action, or its document denies it. */
function isDeniedOrOther(
  { actions }: IdentityPolicyStatement,
  action: string,
  on: ResourceKind,
  document: IdentityPolicyStatement['document'],
): Claim {
  const isAllowed = any(...actions.map((pattern) => testAction(pattern, [action], 'allowed')))
  return any(not(isAllowed), isDenied(document, action, on))
}

function wordsFor(pattern: string, actions: readonly string[], does: string): string {
  const action = actions.find((each) => coversAction(pattern, each))
  return action === undefined || !/[*?]/.test(pattern) ? does : `with ${action}, which ${does}`
}

/**
 * Keys that say which resources, or for whom a service acts: those of services, tags, and the services that call. When
 * and from where a request comes is no limit to what can be done.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const NARROWING_KEY =
  /^(?:(?!aws:)[a-z0-9-]+:.+|aws:(?:resourcetag\/.+|requesttag\/.+|calledvia|calledviafirst|calledvialast|viaawsservice))$/i

/** Operators that ask for a value; others hold for most resources too. */
const ASKING =
  /^(?:foranyvalue:)?(?:string(?:equals|equalsignorecase|like)|arn(?:equals|like)|bool|null|numeric.+)$/i

/** Whether a condition limits what can be done with which resources. */
export function narrowsResources({ operator, key }: Condition): Claim {
  return all(
    test(operator, (name) => ASKING.test(name), 'this operator'),
    test(key, (name) => NARROWING_KEY.test(name), 'this key'),
  )
}
