/** Container Registry, which keeps images in a bucket: what is granted on the bucket holds for the images. */
import { all, any, type Claim, certain, is, withoutEvidence } from '../../../core/claim.ts'
import type { Subject } from '../../../core/policy.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import type { Link } from '../../links/linked.ts'
import { everyLinked, isAbout } from '../../links/readers.ts'
import { grantedMembers, isPublicGrant } from '../iam/iam-grant.ts'

/**
 * The id of a registry is the name of its bucket:
 * https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_registry
 */
const GRANTS: Link = {
  types: ['member', 'binding', 'policy'].map((form) => `google_storage_bucket_iam_${form}`),
  by: 'bucket',
  to: { types: ['google_container_registry', 'google_storage_bucket'], name: 'name' },
}

export const containerRegistry = defineSubject({
  name: 'gcp.container-registry',
  describes: 'A registry of Container Registry, with the bucket behind it',
  sources: { terraform: ['google_container_registry'] },
  attributes: {
    grants: {
      type: 'objects',
      describes: 'The roles granted on its bucket.',
      terraform: everyLinked(GRANTS),
      attributes: {
        isOfRegistry: {
          type: 'boolean',
          describes: 'Whether it is granted on this bucket: unknown where its link cannot be followed.',
          terraform: isAbout(GRANTS),
        },
        members: {
          type: 'texts',
          describes: 'Who has the roles, such as `user:ada@example.com` or `allUsers`.',
          terraform: grantedMembers,
        },
      },
    },
  },
})

type ContainerRegistry = Subject<SubjectOf<typeof containerRegistry>>

/** Whether anyone has a role on the bucket of the registry. */
export function hasPublicBucket({ grants, at }: ContainerRegistry): Claim {
  const isPublic = any(
    ...grants.map((grant) => all(withoutEvidence(is(grant.isOfRegistry, [true])), isPublicGrant(grant))),
  )
  return all(certain(true, at, 'its bucket is public'), isPublic)
}
