/** Policies that IAM users have themselves, instead of through a group or a role. */
import { eachBranch, firstKnown, known, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Value } from '../../../core/value.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { nested } from '../../define/moves.ts'
import { fallBack } from '../../define/readers.ts'
import { isNull, lookUp, type Scope } from '../../define/scope.ts'
import { defineSubject, type Source } from '../../define/subject.ts'

/** Resources with a property that names users or holds the policies of one. */
function naming(property: string, ...types: readonly string[]): Source {
  const within = (whole: Scope): readonly Scope[] => {
    const value = lookUp(whole.node, property)
    return [nested(whole, value ?? nothing(whole))]
  }
  return { types, within }
}

/** Whether a list has an item. A list that is not known may have none. */
function holdsSomething(scope: Scope, written: Value = scope.node): Attr<boolean> {
  return eachBranch<boolean>(written, (value) => {
    if (value === undefined || isNull(value)) return fallBack(scope, false)
    if (value.kind === 'list') {
      const isElement = value.open !== true || value.mayCoincide === true
      const items = value.items.map((item) => (isElement ? isItem(scope, item) : holdsSomething(scope, item)))
      return firstKnown(items) ?? fallBack(scope, false)
    }
    if (value.kind !== 'unknown') return known(true, value.at)
    const { because, at } = value
    const isThing = because.kind === 'reference' && isGiven(because, ['reference'])
    return isThing && because.resource !== undefined ? known(true, at) : unknownBecause(because, at)
  })
}

/** Whether an element of a list is there: a name is, whatever it is, and a function may leave the element out. */
function isItem(scope: Scope, item: Value): Attr<boolean> {
  return eachBranch<boolean>(item, (value) => {
    const isName =
      value?.kind === 'unknown' && (value.because.kind === 'variable' || value.because.kind === 'reference')
    return isName ? known(true, value.at) : holdsSomething(scope, value ?? nothing(scope))
  })
}

function nothing({ at }: Scope): Value {
  return { kind: 'scalar', value: null, at }
}

/** Of a resource that is about one user, who must be named. */
const certainly = ({ at }: Scope): Attr<boolean> => known(true, at)

export const userPolicy = defineSubject({
  name: 'aws.user-policy',
  describes: 'A resource that can attach a policy to a user',
  sources: {
    cloudformation: {
      policy: naming('Users', 'AWS::IAM::Policy'),
      attached: naming('Users', 'AWS::IAM::ManagedPolicy'),
      ofOneUser: naming('UserName', 'AWS::IAM::UserPolicy'),
      inline: naming('Policies', 'AWS::IAM::User'),
      managed: naming('ManagedPolicyArns', 'AWS::IAM::User'),
    },
    terraform: {
      policy: naming('users', 'aws_iam_policy_attachment'),
      ofOneUser: naming('user', 'aws_iam_user_policy'),
      attached: naming('user', 'aws_iam_user_policy_attachment'),
      exclusive: naming('policy_arns', 'aws_iam_user_policy_attachments_exclusive'),
    },
  },
  attributes: {
    isGiven: {
      type: 'boolean',
      describes: 'Whether a policy is attached to a user.',
      cloudformation: {
        policy: holdsSomething,
        attached: holdsSomething,
        ofOneUser: certainly,
        inline: holdsSomething,
        managed: holdsSomething,
      },
      terraform: {
        policy: holdsSomething,
        ofOneUser: certainly,
        attached: certainly,
        exclusive: holdsSomething,
      },
    },
    isInline: {
      type: 'boolean',
      describes: 'Whether the policy is part of the user, and not one that can be attached to others.',
      cloudformation: { policy: certainly, ofOneUser: certainly, inline: certainly },
      terraform: { ofOneUser: certainly },
    },
  },
})
