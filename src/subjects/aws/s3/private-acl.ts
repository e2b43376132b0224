/** The repair of ACLs that let strangers in. */
import { test } from '../../../core/claim.ts'
import type { RepairWay } from '../../../core/repair.ts'
import { type BucketACL, isPublicGroup } from './s3-acl.ts'

/** The repair of ACLs that grant access to anyone, or to every AWS account. */
export const MAKE_PRIVATE: readonly RepairWay<BucketACL>[] = [
  {
    set: ({ canned }) =>
      canned.kind === 'known' && canned.value !== 'private' ? { canned: 'private' } : undefined,
    unsafe: 'Whoever the ACL allows loses access.',
  },
  {
    remove: ({ grants }) => ({
      some: grants.filter(({ group }) => test(group, isPublicGroup, '').truth === 'true'),
    }),
    unsafe: 'Whoever the ACL allows loses access.',
  },
]
