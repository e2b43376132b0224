/** Whether a condition of a policy statement limits what an identity may do with an action of IAM. */
import { all, type Claim, not, test } from '../../core/claim.ts'
import { withoutGiven, withoutMisfits } from '../given-later.ts'
import type { Condition } from './policy-document.ts'
import { fits } from './policy-pattern.ts'

/** Keys that say what may be done to which roles and policies: they limit an action that would be too much. */
const LIMITING_KEY =
  /^(iam:(passedtoservice|associatedresourcearn|permissionsboundary|policyarn)|(aws|iam):resourcetag\/.+)$/i

/** In a request for such an action these keys are present, so `...IfExists` limits too. */
const LIMITING_OPERATOR =
  /^(foranyvalue:)?(string(equals|equalsignorecase|like)|arn(equals|like))(ifexists)?$/i

/** Values which leave out neither an administrator's policy nor any service. */
const UNLIMITED = ['arn:aws:iam::aws:policy/AdministratorAccess', 'any.amazonaws.com']

/** Whether a key says what may be done, rather than by whom or when. */
export function limitsWhat(key: string): boolean {
  return LIMITING_KEY.test(key)
}

/** True when the condition limits what an identity may do with an action of IAM: which policies, for which service. */
export function keepsWithinLimits({ operator, key, values }: Condition): Claim {
  return all(
    test(operator, (name) => LIMITING_OPERATOR.test(name), 'this operator does not limit it'),
    test(key, limitsWhat, 'this key does not limit it'),
    ...values.map((value) => {
      const named = withoutGiven(withoutMisfits(value, isUnlimited), ['variable', 'reference'])
      return not(test(named, isUnlimited, 'this value does not limit it'))
    }),
  )
}

function isUnlimited(value: string): boolean {
  return UNLIMITED.some((each) => fits(each, value))
}
