/** Buckets of Cloud Storage, and what they refuse of what is granted on them. */
import { absent, isKnownAs, unknownBecause } from '../../../core/attr.ts'
import { type Attr, all, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { attributeTable, type ValueOf } from '../../define/attributes.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { ofResource } from '../../define/moves.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { flag, text } from '../../define/readers.ts'
import { type Read, resourcesOf, scopeOf } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { hiddenResources } from '../../define/unread.ts'
import type { Target } from '../../links/named.ts'
import { ofNamed } from '../../links/readers.ts'

const BUCKET: Target = { types: ['google_storage_bucket'], name: 'name' }

/** Off by default; called `bucket_policy_only` before version 4 of the provider. */
const uniformAccess = flag(['uniform_bucket_level_access', 'bucket_policy_only'], false)
/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket */
const publicAccessPrevention = text('public_access_prevention', 'inherited')

export const bucket = defineSubject({
  name: 'gcp.bucket',
  describes: 'A bucket of Cloud Storage',
  sources: { terraform: BUCKET.types },
  attributes: {
    uniformAccess: {
      type: 'boolean',
      describes: 'Whether only roles decide who has access, and ACLs have no effect. False by default.',
      terraform: uniformAccess,
    },
    publicAccessPrevention: {
      type: 'text',
      describes: '`enforced`, or `inherited`, which is the default.',
      terraform: publicAccessPrevention,
    },
    isWebsite: {
      type: 'boolean',
      describes: 'Whether the bucket is configured as a website, which is public.',
      terraform: hasBlock('website'),
    },
    versioning: {
      type: 'boolean',
      describes: 'Whether former versions of objects are kept. False by default.',
      terraform: flag('versioning.enabled', false),
    },
    logsAccess: {
      type: 'boolean',
      // https://cloud.google.com/storage/docs/access-logs
      describes: 'Whether usage logs are written. False by default.',
      terraform: hasBlock('logging'),
    },
    retains: {
      type: 'boolean',
      // https://cloud.google.com/storage/docs/bucket-lock
      describes: 'Whether a retention policy keeps objects from being deleted and replaced.',
      terraform: hasBlock('retention_policy'),
    },
  },
})

export type Bucket = SubjectOf<typeof bucket>

/** Whether objects of a bucket that is not a website could be made public. */
export function mayBecomePublic({ publicAccessPrevention: prevention, isWebsite }: Bucket): Claim {
  const isDefault = prevention.kind === 'known' && prevention.origin === 'default'
  return all(
    test(
      prevention,
      (setting) => setting.toLowerCase() !== 'enforced',
      isDefault ? 'public access is not prevented by default' : 'public access is not prevented',
    ),
    withoutEvidence(not(is(isWebsite, [true]))),
  )
}

/** What the bucket of a grant or an ACL refuses, as an attribute of that grant. */
export const REFUSAL = attributeTable({
  refusal: {
    type: 'object',
    describes: 'What the bucket refuses. Absent where the bucket is not in the template.',
    attributes: {
      publicAccess: {
        type: 'text',
        describes: 'Public access prevention: `enforced`, or `inherited`, which is the default.',
        terraform: ofItsBucket(publicAccessPrevention, 'inherited'),
      },
      acls: {
        type: 'boolean',
        describes: 'Whether ACLs have no effect. False by default.',
        terraform: ofItsBucket(uniformAccess, false),
      },
    },
  },
})

export type Refusal = ValueOf<(typeof REFUSAL)['refusal']>

/** Reads at the bucket that the resource names by `bucket`. */
function ofItsBucket<T>(read: Read<Attr<T>>, plain: T): Read<Attr<T>> {
  const refuses = (template: Template) =>
    resourcesOf(template, BUCKET.types).filter((each) => !isKnownAs(read(scopeOf(template, each)), plain))
  return ofResource(
    ofNamed({ by: 'bucket', to: BUCKET }, read, ({ template, at }, because, among) => {
      const refusing = because === undefined ? [] : refuses(template)
      const oneRefuses = refusing.some((each) => among?.includes(each) ?? true)
      const open = openCause(template, because, oneRefuses)
      return open === undefined ? absent(at) : unknownBecause(open, at)
    }),
  )
}

/** Why a bucket that cannot be known may refuse something: it is one of those here that do, or a module makes it. */
function openCause(
  template: Template,
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

/** Whether the bucket gives access to the public that a role or an ACL names. */
export function admitsPublic({ publicAccess, acls }: Refusal, isACL: Attr<boolean>): Claim {
  return all(
    // https://cloud.google.com/storage/docs/public-access-prevention
    withoutEvidence(not(is(publicAccess, ['enforced']))),
    // https://cloud.google.com/storage/docs/uniform-bucket-level-access
    withoutEvidence(not(all(is(isACL, [true]), is(acls, [true])))),
  )
}
