/** Who is let into a bucket: by roles, by entries of its ACL, or by a predefined ACL. */
import { type Attr, all, any, type Claim, is } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { testWildcard } from '../../define/deploy-time.ts'
import { never, text, texts } from '../../define/readers.ts'
import { resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { describeEverybody, iamGrants, isEverybody } from '../iam/iam-grant.ts'
import { admitsPublic, type Refusal, refusalOf } from './bucket.ts'

export interface BucketAccess {
  /** `allUsers`, `user:ada@example.com`, and in ACLs `READER:allUsers`. */
  readonly members: readonly Attr<string>[]
  /** `private`, `publicRead`, `authenticatedRead`, ... */
  readonly predefinedACL: Attr<string>
  readonly refusal: Refusal
  /** Whether it is written as an ACL, which a bucket with uniform access takes none of. */
  readonly isACL: boolean
}

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket_acl */
const ACLS = [
  'google_storage_bucket_access_control',
  'google_storage_default_object_access_control',
  'google_storage_bucket_acl',
  'google_storage_default_object_acl',
]

export const bucketAccess = adaptOnce<BucketAccess>((template) => [
  ...iamGrants(template, ['google_storage_bucket']).map((grant): Subject<BucketAccess> => {
    const { resource, at, members } = grant
    const scope = scopeOf(template, resource)
    return { resource, at, members, predefinedACL: never(scope), refusal: refusalOf(scope), isACL: false }
  }),
  ...acls(template),
])

function acls(template: Template): readonly Subject<BucketAccess>[] {
  return resourcesOf(template, ACLS).map((resource) => {
    const scope: Scope = scopeOf(template, resource)
    return {
      resource,
      at: scope.at,
      members: texts('entity', 'role_entity')(scope),
      predefinedACL: text(['predefined_acl', 'default_acl'])(scope),
      refusal: refusalOf(scope),
      isACL: true,
    }
  })
}

const PUBLIC_ACLS = ['publicRead', 'publicReadWrite', 'authenticatedRead']

/** Whether everybody is let in, and the bucket does not refuse it. */
export function letsEverybodyIn({ members, predefinedACL, refusal, isACL }: BucketAccess): Claim {
  return all(
    any(
      ...members.map((member) =>
        testWildcard(member, namesEverybody, (name) => describeEverybody(entity(name))),
      ),
      is(predefinedACL, PUBLIC_ACLS, (acl) => `${acl} lets everybody read`),
    ),
    admitsPublic(refusal, isACL),
  )
}

function namesEverybody(member: string): boolean {
  return isEverybody(entity(member))
}

/** `READER:allUsers` names a role first. */
function entity(member: string): string {
  return member.replace(/^(?:READER|WRITER|OWNER):/i, '')
}
