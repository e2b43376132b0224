/** S3 buckets and their public access blocks, which also bear on the ACLs and policies put on the buckets. */

import { eachBranch, isKnownAs, known, unknownBecause } from '../../../core/attr.ts'
import { type Attr, all, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import { causeOfChoice } from '../../../core/value.ts'
import { attributeTable, type ValueOf } from '../../define/attributes.ts'
import { nested, ofResource, readsAlso, withNode } from '../../define/moves.ts'
import { hasBlock, isThere } from '../../define/optional-block.ts'
import { defaultOfNew, fallBack, flag, text } from '../../define/readers.ts'
import { isNull, lookUp, memoize, type Read, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { writtenLike } from '../../define/ways.ts'
import { follow } from '../../links/follow.ts'
import { type Link, linkedScope, protectingScope, siblingScope } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { ofNamed } from '../../links/readers.ts'

export const CFN_BUCKET: Target = { types: ['AWS::S3::Bucket'], name: 'BucketName' }
export const TERRAFORM_BUCKET: Target = { types: ['aws_s3_bucket'], name: 'bucket' }
const TERRAFORM_BLOCK = linkToBucket('aws_s3_bucket_public_access_block')
const TERRAFORM_OWNERSHIP = linkToBucket('aws_s3_bucket_ownership_controls')
const CFN_BLOCK = 'PublicAccessBlockConfiguration'
const ACCOUNT_BLOCK = ['aws_s3_account_public_access_block']

/** How a resource of Terraform names the bucket that it says something about. */
export function linkToBucket(type: string): Link {
  return { types: [type], by: 'bucket', to: TERRAFORM_BUCKET }
}

/** What a resource of its own says of a bucket: read from the bucket, or from another resource that names it. */
export function ofBucket<A>(link: Link, read: Read<A>): Read<A> {
  return readsAlso(link.types, (scope) => read(aboutBucket(link, scope)))
}

/** The scope of what a resource of its own says of the scope's bucket: the scope's resource, or the one it names. */
function aboutBucket(link: Link, scope: Scope): Scope {
  if (link.types.includes(scope.resource.type)) return scope
  const found = TERRAFORM_BUCKET.types.includes(scope.resource.type)
    ? linkedScope(link, scope)
    : siblingScope(link, scope, 'bucket')
  const isOfBucket = TERRAFORM_BUCKET.types.includes(scope.resource.type)
  return (
    found ??
    withNode(scope, undefined, isOfBucket ? { about: scope, types: link.types, by: 'bucket' } : undefined)
  )
}

const terraformBlock = readsAlso(TERRAFORM_BLOCK.types, (scope) => aboutBucket(TERRAFORM_BLOCK, scope))

/** CloudFormation writes the block inside the bucket; policies name theirs by `Bucket`. */
function cfnBlock(scope: Scope): Scope {
  const isBucket = CFN_BUCKET.types.includes(scope.resource.type)
  const missing = isBucket ? { below: scope, path: CFN_BLOCK } : undefined
  return findCfnBlock(scope) ?? withNode(scope, undefined, missing)
}

function findCfnBlock(scope: Scope): Scope | undefined {
  const { template, resource } = scope
  if (CFN_BUCKET.types.includes(resource.type)) {
    const node = lookUp(resource.properties, CFN_BLOCK)
    return node && nested(scope, node)
  }
  const named = follow(lookUp(resource.properties, 'Bucket'), CFN_BUCKET, template)
  if (named.kind === 'here') return findCfnBlock(scopeOf(template, named.resource))
  // With no bucket here, the policy is put on one that another template protects or does not.
  const elsewhere = named.kind === 'elsewhere' || resourcesOf(template, CFN_BUCKET.types).length === 0
  return elsewhere ? undefined : withNode(scope, { kind: 'unknown', because: named.because, at: scope.at })
}

const isWritten: Read<Attr<boolean>> = (scope) => {
  const { node, at } = scope
  if (isNull(node)) return fallBack(scope, false)
  if (node.kind === 'unknown') return unknownBecause(node.because, at)
  if (node.kind === 'either') return unknownBecause(causeOfChoice(node), at)
  return known(true, at)
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html */
function blockedSince(path: string): Read<Attr<boolean>> {
  const what =
    'S3 has blocked public access to new buckets since April 2023; older buckets keep their settings'
  return defaultOfNew(false, what, path)
}

/** A flag of a block, which turns off what it leaves out; without any block, S3 adds one to new buckets. */
function blockFlag(name: string, path = name): Read<Attr<boolean>> {
  const read = flag(name, false)
  const without = blockedSince(path)
  const inBlock: Read<Attr<boolean>> = (scope) =>
    eachBranch(scope.node, (node) =>
      node === undefined || isNull(node) ? without(scope) : read({ ...scope, node }),
    )
  return writtenLike(inBlock, read)
}

function cfnFlag(name: string): Read<Attr<boolean>> {
  return blockFlag(name, `${CFN_BLOCK}.${name}`)
}

/** A flag of the bucket's block, or of the account's: S3 refuses what either says. */
function orByAccount(name: string): Read<Attr<boolean>> {
  const read = blockFlag(name)
  const either: Read<Attr<boolean>> = (scope) => {
    const [account] = resourcesOf(scope.template, ACCOUNT_BLOCK)
    const own = read(scope)
    return account === undefined ? own : stricter(own, read(protectingScope(scope.template, account)))
  }
  return readsAlso(ACCOUNT_BLOCK, writtenLike(either, read))
}

/** What the bucket refuses, as attributes of the bucket and of each ACL and policy that is put on one. */
export const BUCKET_PROTECTION = attributeTable({
  block: {
    type: 'object',
    describes: "The bucket's public access block, with the account's where the template sets that too.",
    cloudformation: ofResource(cfnBlock),
    terraform: ofResource(terraformBlock),
    attributes: {
      written: {
        type: 'boolean',
        describes: 'Whether the bucket has a block at all.',
        everywhere: isWritten,
      },
      blockPublicAcls: {
        type: 'boolean',
        describes:
          'Whether new public ACLs are refused, also on creation. False where a block leaves it out, and without a block in buckets older than April 2023.',
        cloudformation: cfnFlag('BlockPublicAcls'),
        terraform: orByAccount('block_public_acls'),
      },
      ignorePublicAcls: {
        type: 'boolean',
        describes:
          'Whether public ACLs have no effect, old or new. False where a block leaves it out, and without a block in buckets older than April 2023.',
        cloudformation: cfnFlag('IgnorePublicAcls'),
        terraform: orByAccount('ignore_public_acls'),
      },
      blockPublicPolicy: {
        type: 'boolean',
        describes:
          'Whether new public policies are refused. False where a block leaves it out, and without a block in buckets older than April 2023.',
        cloudformation: cfnFlag('BlockPublicPolicy'),
        terraform: orByAccount('block_public_policy'),
      },
      restrictPublicBuckets: {
        type: 'boolean',
        describes:
          'Whether a bucket with a public policy can only be used from inside the account. False where a block leaves it out, and without a block in buckets older than April 2023.',
        cloudformation: cfnFlag('RestrictPublicBuckets'),
        terraform: orByAccount('restrict_public_buckets'),
      },
    },
  },
  ownership: {
    type: 'text',
    describes: '`BucketOwnerEnforced` turns ACLs off.',
    cloudformation: text('OwnershipControls.Rules.ObjectOwnership'),
    terraform: ofBucket(TERRAFORM_OWNERSHIP, text('rule.object_ownership')),
  },
})

export type PublicAccessBlock = ValueOf<(typeof BUCKET_PROTECTION)['block']>

/** Whether the bucket that a public access block names is in another template. */
function isAlone({ template, resource }: Scope): boolean {
  return follow(lookUp(resource.properties, 'bucket'), TERRAFORM_BUCKET, template, resource).kind !== 'here'
}

export const bucket = defineSubject({
  name: 'aws.s3-bucket',
  describes: 'An S3 bucket, or a public access block whose bucket is in another template',
  sources: {
    cloudformation: CFN_BUCKET.types,
    terraform: {
      bucket: TERRAFORM_BUCKET.types,
      block: { types: TERRAFORM_BLOCK.types, only: isAlone },
    },
  },
  attributes: { block: BUCKET_PROTECTION.block },
})

const TERRAFORM_WEBSITE = linkToBucket('aws_s3_bucket_website_configuration')

/** Reads whether the bucket that a policy is put on, or the bucket itself, is a website. */
export const isCfnWebsite: Read<Attr<boolean>> = websiteOf(CFN_BUCKET, 'Bucket', 'WebsiteConfiguration')

const isWebsiteInside = websiteOf(TERRAFORM_BUCKET, 'bucket', 'website')

export const isTerraformWebsite: Read<Attr<boolean>> = readsAlso(TERRAFORM_WEBSITE.types, (scope) => {
  const { node } = aboutBucket(TERRAFORM_WEBSITE, scope)
  return isNull(node) ? isWebsiteInside(scope) : isThere(node, scope)
})

/** Reads whether a bucket, or the one that is named, says itself that it is a website. */
function websiteOf(bucket: Target, by: string, path: string): Read<Attr<boolean>> {
  const inside = hasBlock(path)
  const mayHoldWebsites = memoize((template: Template): boolean =>
    resourcesOf(template, bucket.types).some(
      (resource) => !isKnownAs(inside(scopeOf(template, resource)), false),
    ),
  )
  const ofNamedBucket = ofNamed({ by, to: bucket }, inside, (scope, because) =>
    because === undefined || !mayHoldWebsites(scope.template)
      ? fallBack(scope, false)
      : unknownBecause(because, scope.at),
  )
  return readsAlso(bucket.types, ({ template, resource }) => {
    const read = bucket.types.includes(resource.type) ? inside : ofNamedBucket
    return read(scopeOf(template, resource))
  })
}

/** What the policies about a single flag accept, for their pages. */
export const BLOCK_EXEMPTIONS: readonly string[] = [
  'A bucket without any public access block, which aws-s3-public-access-block-incomplete reports.',
  'A public access block of the account in the same template that sets the flag.',
]

/** Whether a flag of a public access block that is there is off. */
export function isFlagOff({ written }: PublicAccessBlock, flag: Attr<boolean>, note: string): Claim {
  return all(is(flag, [false], note), withoutEvidence(is(written, [true])))
}

/** Whichever is on; else whichever may be. */
function stricter(own: Attr<boolean>, account: Attr<boolean>): Attr<boolean> {
  if (account.kind === 'known') return account.value ? account : own
  return own.kind === 'known' && own.value ? own : account
}

/** Whether a flag of a block is off. Labeled only where the flag is written: of what is nowhere, there is nothing to show. */
export function isOff(flag: Attr<boolean>, note: string): Claim {
  const claim = is(flag, [false], note)
  return flag.kind === 'known' && flag.origin === 'default' ? withoutEvidence(claim) : claim
}
