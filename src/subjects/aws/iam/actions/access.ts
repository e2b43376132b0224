/** Actions that are too much on everything of a kind, and the statements that allow them there. */
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../../core/claim.ts'
import { memoize } from '../../../define/scope.ts'
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
  const claims = decided(statement)
  const claim = claims.get(table) ?? decide(statement, table)
  claims.set(table, claim)
  return claim
}

/** Several policies ask of one statement what its actions are. */
const decided = memoize((_: IdentityPolicyStatement) => new Map<readonly Access[], Claim>())

function decide(statement: IdentityPolicyStatement, table: readonly Access[]): Claim {
  if (is(statement.effect, ['Allow']).truth === 'false' || !statement.resources.some(mayBeAll)) return NEVER
  const claims = linesFor(statement, table)
    .map((line) => allows(statement, line))
    .filter(({ truth }) => truth !== 'false')
  return claims.length === 0 ? NEVER : all(any(...claims), isGrant(statement))
}

const NEVER: Claim = { truth: 'false', evidence: [] }

/** Without a wildcard it is one resource. */
function mayBeAll(resource: Attr<string>): boolean {
  return resource.kind !== 'known' || resource.value.includes('*')
}

/** The lines of the table whose service one of the actions may be of: most statements are about one or two. */
function linesFor({ actions }: IdentityPolicyStatement, table: readonly Access[]): readonly Access[] {
  const services = new Set(actions.map(serviceOf))
  if (services.has(undefined)) return table
  return table.filter((line) =>
    line.actions.some((action) => services.has(action.slice(0, action.indexOf(':')))),
  )
}

/** The service of an action; undefined where it may be any. */
function serviceOf(action: Attr<string>): string | undefined {
  if (action.kind !== 'known') return undefined
  return /^[^*?:]*(?=:)/.exec(action.value)?.[0].toLowerCase()
}

function allows(statement: IdentityPolicyStatement, { on, does, actions }: Access): Claim {
  const { document, resources, conditions } = statement
  const patterns = statement.actions.filter((pattern) => mayCover(pattern, actions))
  if (patterns.length === 0) return NEVER
  const acts = any(
    ...patterns.map((pattern) => testAction(pattern, actions, (text) => wordsFor(text, actions, does))),
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

/** Whether a pattern may cover one of the actions, and is not that of every action. */
function mayCover(pattern: Attr<string>, actions: readonly string[]): boolean {
  if (pattern.kind !== 'known') return test(pattern, isEveryAction, '').truth !== 'true'
  return !isEveryAction(pattern.value) && actions.some((action) => coversAction(pattern.value, action))
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
