/** Buckets of Cloud Storage, and what they refuse of what is granted on them. */
import { type Attr, all, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { defineSubject } from '../../define/define.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { flag, text } from '../../define/readers.ts'
import { lookUp, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { hiddenResources } from '../../define/unread.ts'
import { follow, type Target } from '../../links/linked.ts'

export interface Bucket {
  /** Whether roles alone say who may do what, and ACLs nothing. */
  readonly uniformAccess: Attr<boolean>
}

const BUCKET: Target = { types: ['google_storage_bucket'], name: 'name' }

/** Off by default; called `bucket_policy_only` before version 4 of the provider. */
const uniformAccess = flag(['uniform_bucket_level_access', 'bucket_policy_only'], false)
/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket */
const publicAccessPrevention = text('public_access_prevention', 'inherited')

export const bucket = defineSubject<Bucket>({
  terraform: [{ types: BUCKET.types, attrs: { uniformAccess } }],
})

/** What the bucket of a grant or an ACL refuses. Absent where the bucket is not in the template. */
export interface Refusal {
  /** `enforced` or `inherited`. */
  readonly publicAccess: Attr<string>
  readonly acls: Attr<boolean>
}

/** What the bucket that a resource names by `bucket` refuses. */
export function refusalOf(scope: Scope): Refusal {
  const { template, resource, at } = scope
  const named = follow(lookUp(resource.properties, 'bucket'), BUCKET, template, resource)
  if (named.kind === 'here') return readRefusal(scopeOf(template, named.resource))
  const because = named.kind === 'unclear' ? named.because : undefined
  const among = named.kind === 'unclear' ? (named.among ?? resourcesOf(template, BUCKET.types)) : []
  const refusals = among.map((each) => readRefusal(scopeOf(template, each)))
  const unless = <T>(isPlain: boolean): Attr<T> => {
    const open = openCause(scope, because, !isPlain)
    return open === undefined ? { kind: 'absent', at } : { kind: 'unknown', because: open, at }
  }
  return {
    publicAccess: unless(refusals.every(({ publicAccess }) => isKnown(publicAccess, 'inherited'))),
    acls: unless(refusals.every(({ acls }) => isKnown(acls, false))),
  }
}

function readRefusal(scope: Scope): Refusal {
  return { publicAccess: publicAccessPrevention(scope), acls: uniformAccess(scope) }
}

/** Why a bucket that can't be told may refuse something: it is one of those here that do, or a module makes it. */
function openCause(
  { template }: Scope,
  because: UnknownCause | undefined,
  oneRefuses: boolean,
): UnknownCause | undefined {
  const hidden = hiddenResources(template)
  if (hidden !== undefined || because === undefined) return hidden
  // A variable or a data source names a bucket that stands elsewhere, unless it is one of these after all.
  const isModule = because.kind === 'reference' && because.root === 'module'
  const mayBeHere = isModule || !isGiven(because, ['variable', 'reference'])
  return mayBeHere || oneRefuses ? because : undefined
}

function isKnown<T>(attr: Attr<T>, value: T): boolean {
  return attr.kind === 'known' && attr.value === value
}

/** Whether the bucket lets everybody in whom a role or an ACL names. */
export function admitsPublic({ publicAccess, acls }: Refusal, byACL: boolean): Claim {
  return all(
    // https://cloud.google.com/storage/docs/public-access-prevention
    withoutEvidence(not(is(publicAccess, ['enforced']))),
    // https://cloud.google.com/storage/docs/uniform-bucket-level-access
    ...(byACL ? [withoutEvidence(not(is(acls, [true])))] : []),
  )
}
