/** Who has access to a bucket: by roles, by entries of its ACL, or by a predefined ACL. */
import { all, any, type Claim, is } from '../../../core/claim.ts'
import { testWildcard } from '../../define/deploy-time.ts'
import { always, text, texts } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { describePublicMember, GRANT, grantSources, isPublicMember } from '../iam/iam-grant.ts'
import { admitsPublic, REFUSAL } from './bucket.ts'

export const bucketAccess = defineSubject({
  name: 'gcp.bucket-access',
  describes:
    'A role granted on a bucket of Cloud Storage or a folder in one, or an ACL of a bucket or its objects',
  sources: {
    terraform: {
      ...grantSources(['google_storage_bucket', 'google_storage_managed_folder']),
      // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket_acl
      acl: [
        'google_storage_bucket_access_control',
        'google_storage_default_object_access_control',
        'google_storage_bucket_acl',
        'google_storage_default_object_acl',
        // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_object_acl
        'google_storage_object_acl',
        'google_storage_object_access_control',
        'google_storage_bucket_object',
      ],
    },
  },
  attributes: {
    members: {
      type: 'texts',
      describes: 'Who has access: `allUsers`, `user:ada@example.com`, and in ACLs `READER:allUsers`.',
      terraform: {
        grant: GRANT.members.terraform,
        policy: GRANT.members.terraform,
        acl: texts('entity', 'role_entity'),
      },
    },
    predefinedACL: {
      type: 'text',
      describes: '`private`, `publicRead`, `authenticatedRead` and others; absent for roles.',
      terraform: { acl: text(['predefined_acl', 'default_acl']) },
    },
    isACL: {
      type: 'boolean',
      describes: 'Whether it is an ACL, which has no effect on a bucket with uniform access.',
      terraform: { grant: always(false), policy: always(false), acl: always(true) },
    },
    ...REFUSAL,
  },
})

export type BucketAccess = SubjectOf<typeof bucketAccess>

const PUBLIC_ACLS = ['publicRead', 'publicReadWrite', 'authenticatedRead']

/** Whether anyone has access, and the bucket does not refuse it. */
export function isPublicAccess({ members, predefinedACL, refusal, isACL }: BucketAccess): Claim {
  const isGranted = any(
    ...members.map((member) =>
      testWildcard(member, namesPublic, (name) => describePublicMember(entity(name))),
    ),
    is(predefinedACL, PUBLIC_ACLS, (acl) => `${acl} grants public read access`),
  )
  // Most objects are not public, and looking for their buckets takes time.
  return isGranted.truth === 'false' ? isGranted : all(isGranted, admitsPublic(refusal, isACL))
}

function namesPublic(member: string): boolean {
  return isPublicMember(entity(member))
}

/** `READER:allUsers` names a role first. */
function entity(member: string): string {
  return member.replace(/^(?:READER|WRITER|OWNER):/i, '')
}
