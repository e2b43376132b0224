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
    return [nested(whole, value ?? { kind: 'scalar', value: null, at: whole.at })]
  }
  return { types, within }
}

/** Whether a list has an item. One that is not known may be no item, as what a list is joined with. */
function holdsSomething(scope: Scope, written: Value = scope.node): Attr<boolean> {
  return eachBranch<boolean>(written, (value) => {
    if (value === undefined || isNull(value)) return fallBack(scope, false)
    if (value.kind === 'list') {
      return firstKnown(value.items.map((item) => holdsSomething(scope, item))) ?? fallBack(scope, false)
    }
    if (value.kind !== 'unknown') return known(true, value.at)
    const { because, at } = value
    const isThing = because.kind === 'reference' && isGiven(because, ['reference'])
    return isThing && because.resource !== undefined ? known(true, at) : unknownBecause(because, at)
  })
}

/** Of a resource that is about one user, who must be named. */
const certainly = ({ at }: Scope): Attr<boolean> => known(true, at)

export const userPolicy = defineSubject({
  name: 'aws.user-policy',
  describes: 'A resource that can attach a policy to a user',
  sources: {
    cloudformation: {
      policy: naming('Users', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'),
      ofOneUser: naming('UserName', 'AWS::IAM::UserPolicy'),
      inline: naming('Policies', 'AWS::IAM::User'),
      managed: naming('ManagedPolicyArns', 'AWS::IAM::User'),
    },
    terraform: {
      policy: naming('users', 'aws_iam_policy_attachment'),
      ofOneUser: naming('user', 'aws_iam_user_policy', 'aws_iam_user_policy_attachment'),
      exclusive: naming('policy_arns', 'aws_iam_user_policy_attachments_exclusive'),
    },
  },
  attributes: {
    isGiven: {
      type: 'boolean',
      describes: 'Whether a policy is attached to a user.',
      cloudformation: {
        policy: holdsSomething,
        ofOneUser: certainly,
        inline: holdsSomething,
        managed: holdsSomething,
      },
      terraform: { policy: holdsSomething, ofOneUser: certainly, exclusive: holdsSomething },
    },
  },
})
