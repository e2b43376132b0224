/** S3 buckets and their public access blocks, which also bear on the ACLs and policies put on the buckets. */
import { type Attr, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { hasBlock, isThere } from '../../define/optional-block.ts'
import { fallBack, flag, text } from '../../define/readers.ts'
import { lookUp, memoize, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import {
  follow,
  type Link,
  linkedScope,
  protectingScope,
  siblingScope,
  type Target,
} from '../../links/linked.ts'
import { type AWSFramework, awsFramework } from '../framework.ts'

/** What public access is refused. S3 refuses what the bucket's block or the account's says. */
export interface PublicAccessBlock {
  /** Whether the bucket has a block at all. */
  readonly written: Attr<boolean>
  /** Refuses new public ACLs, also on creation. */
  readonly blockPublicAcls: Attr<boolean>
  /** Takes no notice of public ACLs, old or new. */
  readonly ignorePublicAcls: Attr<boolean>
  /** Refuses new public policies. */
  readonly blockPublicPolicy: Attr<boolean>
  /** Keeps everybody outside the account out of a bucket with a public policy. */
  readonly restrictPublicBuckets: Attr<boolean>
}

export interface Bucket {
  readonly block: PublicAccessBlock
}

const CFN_BUCKET: Target = { types: ['AWS::S3::Bucket'], name: 'BucketName' }
const TERRAFORM_BUCKET: Target = { types: ['aws_s3_bucket'], name: 'bucket' }
const TERRAFORM_BLOCK = linkToBucket('aws_s3_bucket_public_access_block')
const TERRAFORM_OWNERSHIP = linkToBucket('aws_s3_bucket_ownership_controls')
const TERRAFORM_WEBSITE = linkToBucket('aws_s3_bucket_website_configuration')

function linkToBucket(type: string): Link {
  return { types: [type], by: 'bucket', to: TERRAFORM_BUCKET }
}

/** Every bucket, and every public access block whose bucket is not in the template. */
export const bucket = adaptOnce<Bucket>((template) =>
  bucketsOf(template).map((resource): Subject<Bucket> => {
    const scope = scopeOf(template, resource)
    return { block: publicAccessBlock(scope), resource, at: scope.at }
  }),
)

function bucketsOf(template: Template): readonly Resource[] {
  if (template.framework === 'cloudformation') return resourcesOf(template, CFN_BUCKET.types)
  const blocks = resourcesOf(template, TERRAFORM_BLOCK.types)
  const alone = blocks.filter((block) => {
    const named = follow(lookUp(block.properties, 'bucket'), TERRAFORM_BUCKET, template, block)
    return named.kind !== 'here'
  })
  return [...resourcesOf(template, TERRAFORM_BUCKET.types), ...alone]
}

type Flag = Exclude<keyof PublicAccessBlock, 'written'>

const FLAGS: Record<AWSFramework, Record<Flag, string>> = {
  cloudformation: {
    blockPublicAcls: 'BlockPublicAcls',
    ignorePublicAcls: 'IgnorePublicAcls',
    blockPublicPolicy: 'BlockPublicPolicy',
    restrictPublicBuckets: 'RestrictPublicBuckets',
  },
  terraform: {
    blockPublicAcls: 'block_public_acls',
    ignorePublicAcls: 'ignore_public_acls',
    blockPublicPolicy: 'block_public_policy',
    restrictPublicBuckets: 'restrict_public_buckets',
  },
}

/** The public access block of a bucket, or of the bucket that an ACL or a policy is put on. */
export function publicAccessBlock(scope: Scope): PublicAccessBlock {
  const { template } = scope
  const found =
    template.framework === 'cloudformation' ? cfnBlock(scope) : aboutBucket(TERRAFORM_BLOCK, scope)
  const [account] = resourcesOf(template, ['aws_s3_account_public_access_block'])
  const names = FLAGS[awsFramework(template)]
  const read = (name: Flag): Attr<boolean> => {
    const own = found === undefined ? off(scope) : flag(names[name], false)(found)
    return account === undefined
      ? own
      : stricter(own, flag(names[name], false)(protectingScope(template, account)))
  }
  return {
    written: isWritten(found, scope),
    blockPublicAcls: read('blockPublicAcls'),
    ignorePublicAcls: read('ignorePublicAcls'),
    blockPublicPolicy: read('blockPublicPolicy'),
    restrictPublicBuckets: read('restrictPublicBuckets'),
  }
}

/** `BucketOwnerEnforced` turns ACLs off. Absent where it is not written. */
export function objectOwnership(scope: Scope): Attr<string> {
  if (scope.template.framework === 'cloudformation') {
    return text('OwnershipControls.Rules.ObjectOwnership')(scope)
  }
  const found = aboutBucket(TERRAFORM_OWNERSHIP, scope)
  return found === undefined ? { kind: 'absent', at: scope.at } : text('rule.object_ownership')(found)
}

/** What a resource of its own says of the scope's bucket: the scope's resource, or the one it names. */
function aboutBucket(link: Link, scope: Scope): Scope | undefined {
  if (link.types.includes(scope.resource.type)) return scope
  return TERRAFORM_BUCKET.types.includes(scope.resource.type)
    ? linkedScope(link, scope)
    : siblingScope(link, scope, 'bucket')
}

/** CloudFormation writes the block inside the bucket; policies name theirs by `Bucket`. */
function cfnBlock(scope: Scope): Scope | undefined {
  const { template, resource, at } = scope
  if (CFN_BUCKET.types.includes(resource.type)) {
    const node = lookUp(resource.properties, 'PublicAccessBlockConfiguration')
    return node === undefined ? undefined : { ...scope, node, at: node.at }
  }
  const named = follow(lookUp(resource.properties, 'Bucket'), CFN_BUCKET, template)
  if (named.kind === 'here') return cfnBlock(scopeOf(template, named.resource))
  // With no bucket here, the policy is put on one that another template protects or does not.
  const elsewhere = named.kind === 'elsewhere' || resourcesOf(template, CFN_BUCKET.types).length === 0
  return elsewhere ? undefined : { ...scope, node: { kind: 'unknown', because: named.because, at } }
}

/** Whether the bucket of the scope, or the one that a policy is put on, is a website. */
export function isWebsite(scope: Scope): Attr<boolean> {
  const { template, resource, at } = scope
  const isTerraform = template.framework === 'terraform'
  const beside = isTerraform ? aboutBucket(TERRAFORM_WEBSITE, scope) : undefined
  if (beside !== undefined) return isThere(beside.node, scope)
  const to = isTerraform ? TERRAFORM_BUCKET : CFN_BUCKET
  if (to.types.includes(resource.type)) return websiteInside(template, resource)
  const link = lookUp(resource.properties, isTerraform ? 'bucket' : 'Bucket')
  const named = follow(link, to, template, resource)
  if (named.kind === 'here') return websiteInside(template, named.resource)
  if (named.kind === 'elsewhere' || !mayHoldWebsites(template)) return off(scope)
  return { kind: 'unknown', because: named.because, at }
}

/** Whether the bucket itself says that it is a website. */
function websiteInside(template: Template, resource: Resource): Attr<boolean> {
  const path = template.framework === 'terraform' ? 'website' : 'WebsiteConfiguration'
  return hasBlock(path)(scopeOf(template, resource))
}

const mayHoldWebsites = memoize((template: Template): boolean =>
  resourcesOf(template, [...CFN_BUCKET.types, ...TERRAFORM_BUCKET.types]).some((resource) => {
    const inside = websiteInside(template, resource)
    return inside.kind !== 'known' || inside.value
  }),
)

function off(scope: Scope): Attr<boolean> {
  return fallBack(scope, false)
}

function isWritten(found: Scope | undefined, scope: Scope): Attr<boolean> {
  if (found === undefined) return off(scope)
  const { node, at } = found
  if (node.kind === 'unknown') return { kind: 'unknown', because: node.because, at }
  if (node.kind === 'either') {
    return { kind: 'unknown', because: { kind: 'condition', name: node.condition }, at }
  }
  return { kind: 'known', value: true, origin: 'written', at }
}

/** Whichever is on; else whichever may be. */
function stricter(own: Attr<boolean>, account: Attr<boolean>): Attr<boolean> {
  if (account.kind === 'known') return account.value ? account : own
  return own.kind === 'known' && own.value ? own : account
}

/** Whether a flag of a block is off. Labelled only where the flag is written: of what is nowhere, there is nothing to show. */
export function isOff(flag: Attr<boolean>, note: string): Claim {
  const claim = is(flag, [false], note)
  return flag.kind === 'known' && flag.origin === 'default' ? withoutEvidence(claim) : claim
}
