/** Whether a condition of a policy statement limits what an identity may do with an action of IAM. */
import { all, any, type Claim, not, test } from '../../../core/claim.ts'
import { withoutGiven, withoutMisfits } from '../../define/deploy-time.ts'
import type { Condition } from './policy-document.ts'
import { fits } from './policy-pattern.ts'

/** Keys that say what may be done to which roles and policies: they limit an action that would be too much. */
const LIMITING_KEY =
  /^(iam:(passedtoservice|associatedresourcearn|permissionsboundary|policyarn)|(aws|iam):resourcetag\/.+)$/i

const LIMITING_OPERATOR =
  /^(foranyvalue:)?(string(equals|equalsignorecase|like)|arn(equals|like))(ifexists)?$/i

/**
 * Keys that every request for the action has, so that `...IfExists` limits it too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
function isAlwaysThere(key: string, action: string): boolean {
  if (action === 'iam:PassRole') return /^iam:(passedtoservice|associatedresourcearn)$/i.test(key)
  return action.startsWith('iam:Attach') && /^iam:policyarn$/i.test(key)
}

/** Values which leave out neither an administrator's policy nor any service. */
const UNLIMITED = ['arn:aws:iam::aws:policy/AdministratorAccess', 'any.amazonaws.com']

/** True when the condition limits what an identity may do with an action of IAM: which policies, for which service. */
export function keepsWithinLimits({ operator, key, values }: Condition, action: string): Claim {
  return all(
    test(operator, (name) => LIMITING_OPERATOR.test(name), 'this operator does not limit it'),
    test(key, (name) => LIMITING_KEY.test(name), 'this key does not limit it'),
    any(
      test(operator, (name) => !/ifexists$/i.test(name), 'this operator asks for the key'),
      test(key, (name) => isAlwaysThere(name, action), 'every request has this key'),
    ),
    ...values.map((value) => {
      const named = withoutGiven(withoutMisfits(value, isUnlimited), ['variable', 'reference'])
      return not(test(named, isUnlimited, 'this value does not limit it'))
    }),
  )
}

/** True when what is denied under the condition is only the action beyond some limit, so that the limit is what is left. */
export function deniesBeyondLimits({ operator, key }: Condition, action: string): Claim {
  return all(
    test(key, (name) => LIMITING_KEY.test(name), 'denied beyond limits'),
    any(
      // Where the key is missing a negated operator holds.
      test(operator, (name) => /not(equals|like)/i.test(name), 'denied beyond limits'),
      test(key, (name) => isAlwaysThere(name, action), 'denied beyond limits'),
    ),
  )
}

function isUnlimited(value: string): boolean {
  return UNLIMITED.some((each) => fits(each, value))
}
