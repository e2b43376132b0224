/** Access keys, and whose they are. */
import { byDefault, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { readsAlso } from '../../define/moves.ts'
import { text } from '../../define/readers.ts'
import { lookUp, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { type Naming, namedBy } from '../../links/readers.ts'

function isOfUser(naming: Naming & { readonly by: string }): Read<Attr<boolean>> {
  return readsAlso(naming.to.types, (scope) => {
    const at = lookUp(scope.node, naming.by)?.at ?? scope.at
    const named = namedBy(scope, [naming])
    return named.kind === 'unclear' ? unknownBecause(named.because, at) : byDefault(named.kind === 'here', at)
  })
}

export const accessKey = defineSubject({
  name: 'aws.access-key',
  describes: 'An access key of a user',
  sources: { cloudformation: ['AWS::IAM::AccessKey'], terraform: ['aws_iam_access_key'] },
  attributes: {
    user: {
      type: 'text',
      describes: 'The name of the user.',
      cloudformation: text('UserName'),
      terraform: text('user'),
    },
    isOfIAMUser: {
      type: 'boolean',
      describes: 'Whether it belongs to an IAM user of this template, whatever its name.',
      cloudformation: isOfUser({ by: 'UserName', to: { types: ['AWS::IAM::User'], name: 'UserName' } }),
      terraform: isOfUser({ by: 'user', to: { types: ['aws_iam_user'], name: 'name' } }),
    },
  },
})
