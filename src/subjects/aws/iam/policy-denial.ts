/** What the denying statements of a policy document take away from those that allow. */
import { all, any, type Claim, is, not, present, test, withoutEvidence } from '../../../core/claim.ts'
import { memoize } from '../../define/scope.ts'
import { deniesBeyondLimits } from './action-limit.ts'
import { keepsStrangersIn } from './policy-condition.ts'
import { type Condition, isAnyPrincipal, type PolicyDocument, type Statement } from './policy-document.ts'
import { type IAMKind, type ResourceKind, testAction, testAllOfKind } from './policy-pattern.ts'

/** Statements that deny, or may do so. */
const denialsOf = memoize((document: PolicyDocument): readonly Statement[] =>
  document.statements().filter((statement) => is(statement.effect, ['Deny']).truth !== 'false'),
)

/** Whether a statement of the document denies outsiders every action: all who don't come from an address, a network. */
export const refusesStrangers = memoize(
  (document: PolicyDocument): Claim => inBrief(any(...denialsOf(document).map(refuses))),
)

function refuses({ effect, principals, notPrincipals, actions, conditions }: Statement): Claim {
  const strangersOnly = conditions.map((each) => ifThere(each, keepsStrangersIn(each)))
  return all(
    withoutEvidence(is(effect, ['Deny'])),
    any(...actions.map((action) => test(action, isWholeService, 'every action'))),
    any(
      // Without a condition everything is denied to anyone, owners included: a mistake that says nothing about outsiders.
      ...principals.map((principal) => (conditions.length === 0 ? NEVER : isAnyPrincipal(principal))),
      ...notPrincipals.map((principal) => not(isAnyPrincipal(principal))),
    ),
    ...strangersOnly,
  )
}

const NEVER: Claim = { truth: 'false', evidence: [] }

/** What a condition of the template leaves out asks for nothing. */
function ifThere({ operator, key }: Condition, claim: Claim): Claim {
  return any(claim, not(all(present(operator, 'a condition'), present(key, 'a condition'))))
}

/** All that a service has; of the calls to an API of API Gateway it is the one action. */
function isWholeService(action: string): boolean {
  return /^(?:(?:[a-z0-9-]+:)?\*|execute-api:invoke)$/i.test(action)
}

/** The claim with its first places: every statement of a document repeats what is said of the document. */
export function inBrief({ truth, evidence }: Claim, places: number = 1): Claim {
  return { truth, evidence: evidence.slice(0, places) }
}

const denied = memoize((_: PolicyDocument) => new Map<string, Claim>())

/** Whether the document denies an action for everything of its kind, short of what keeps it within limits. */
export function isDenied(document: PolicyDocument, action: string, kind: IAMKind | ResourceKind): Claim {
  const known = denied(document)
  const claim =
    known.get(action) ?? inBrief(any(...denialsOf(document).map((each) => denies(each, action, kind))))
  known.set(action, claim)
  return claim
}

function denies(statement: Statement, action: string, kind: IAMKind | ResourceKind): Claim {
  const { effect, actions, notActions, resources, conditions } = statement
  const covers = (pattern: Statement['actions'][number]): Claim => testAction(pattern, [action], 'denied')
  return all(
    withoutEvidence(is(effect, ['Deny'])),
    withoutEvidence(
      notActions.length === 0 ? any(...actions.map(covers)) : not(any(...notActions.map(covers))),
    ),
    withoutEvidence(any(...resources.map((resource) => testAllOfKind(resource, kind, 'on everything')))),
    ...conditions.map((each) => ifThere(each, deniesBeyondLimits(each, action))),
  )
}
