/** Access keys, and whose they are. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { text } from '../../define/readers.ts'
import { lookUp, type Read } from '../../define/scope.ts'
import { follow } from '../../links/follow.ts'
import type { Target } from '../../links/named.ts'

export interface AccessKey {
  /** The name of the user. */
  readonly user: Attr<string>
  /** Whether it is an IAM user of this template, whatever its name. */
  readonly isOfIAMUser: Attr<boolean>
}

const USERS = {
  UserName: { types: ['AWS::IAM::User'], name: 'UserName' },
  user: { types: ['aws_iam_user'], name: 'name' },
} as const satisfies Record<string, Target>

function isOfUser(by: keyof typeof USERS): Read<Attr<boolean>> {
  return ({ template, resource, at }) => {
    const value = lookUp(resource.properties, by)
    const named = follow(value, USERS[by], template, resource)
    if (named.kind === 'unclear') return { kind: 'unknown', because: named.because, at: value?.at ?? at }
    return { kind: 'known', value: named.kind === 'here', origin: 'default', at: value?.at ?? at }
  }
}

export const accessKey = defineSubject<AccessKey>({
  cloudformation: [
    { types: ['AWS::IAM::AccessKey'], attrs: { user: text('UserName'), isOfIAMUser: isOfUser('UserName') } },
  ],
  terraform: [
    { types: ['aws_iam_access_key'], attrs: { user: text('user'), isOfIAMUser: isOfUser('user') } },
  ],
})
