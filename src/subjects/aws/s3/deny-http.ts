/** What a fix adds to the policy of a bucket: a statement that refuses plain HTTP. */
import { type Change, ReferenceTo, TextOf, type Writable } from '../../../core/fix.ts'
import { vocabularyOf } from '../../../core/frameworks.ts'
import type { Proposals } from '../../../core/repair.ts'
import type { Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { isNull, lookUp, type Scope } from '../../define/scope.ts'
import { namedBy } from '../../links/readers.ts'
import { referredDocument } from '../iam/written-document.ts'
import { CFN_BUCKET, TERRAFORM_BUCKET } from './s3-bucket.ts'

/**
 * Ways to add the statement to the document at a property; none where the bucket, or where the document is, is not known.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function addDenial(scope: Scope, document: string): Proposals {
  const arns = arnsOf(scope)
  const value = lookUp(scope.node, document)
  if (arns === undefined || value === undefined) return []
  const data = referredDocument(value, scope.template)
  if (data !== undefined) {
    if (usesOf(data.block ?? data.name, scope.template) > 1) return []
    const count = itemCount(lookUp(data.properties, 'statement'))
    return [[{ kind: 'set', below: data.at, path: ['statement', count], value: asBlock(arns) }]]
  }
  const text = value.kind === 'json' ? value.of : value
  const statements = lookUp(text, 'Statement')
  if (text.kind !== 'mapping' || statements?.kind !== 'list') return []
  const change: Change = {
    kind: 'set',
    below: text.at,
    path: ['Statement', statements.items.length],
    value: asJSON(arns),
  }
  return [[change]]
}

/** The bucket and what is in it. */
function arnsOf(scope: Scope): readonly Writable[] | undefined {
  const isCfn = vocabularyOf(scope.template) === 'cloudformation'
  const [by, to] = isCfn ? ['Bucket', CFN_BUCKET] : ['bucket', TERRAFORM_BUCKET]
  // A bucket cannot refer to itself.
  if (to.types.includes(scope.resource.type)) return undefined
  const named = namedBy(scope, [{ by, to }])
  if (named.kind === 'here') {
    const arn = new ReferenceTo(named.resource, isCfn ? 'Arn' : 'arn')
    return [arn, new TextOf([arn, '/*'])]
  }
  const name = lookUp(scope.node, by)
  if (name?.kind !== 'scalar' || name.from !== undefined || typeof name.value !== 'string') return undefined
  return [`arn:aws:s3:::${name.value}`, `arn:aws:s3:::${name.value}/*`]
}

function asJSON(arns: readonly Writable[]): Writable {
  return {
    Sid: 'DenyPlainHTTP',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: arns,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }
}

function asBlock(arns: readonly Writable[]): Writable {
  return {
    sid: 'DenyPlainHTTP',
    effect: 'Deny',
    actions: ['s3:*'],
    resources: arns,
    principals: { type: '*', identifiers: ['*'] },
    condition: { test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] },
  }
}

function itemCount(value: Value | undefined): number {
  if (value === undefined || isNull(value)) return 0
  return value.kind === 'list' ? value.items.length : 1
}

/** How often files name a resource: a document of several policies cannot be about one bucket. */
function usesOf(name: string, { files }: Template): number {
  return files.reduce((count, { text }) => count + text.split(`${name}.`).length - 1, 0)
}
