/** Bucket policies as wholes: whether one refuses requests over plain HTTP. */
import { absent, byDefault, known, unknownBecause, whereUnknown } from '../../../core/attr.ts'
import {
  type Attr,
  all,
  any,
  type Claim,
  certain,
  is,
  not,
  test,
  withoutEvidence,
} from '../../../core/claim.ts'
import type { Subject } from '../../../core/policy.ts'
import { attributeName } from '../../../core/reference.ts'
import { UNKNOWN_PART } from '../../../core/value.ts'
import { knownText } from '../../define/deploy-time.ts'
import { isNull, lookUp, type Read, type Scope } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { withWay } from '../../define/ways.ts'
import {
  type Condition,
  isAnyPrincipal,
  readStatement,
  STATEMENT,
  type Statement,
} from '../iam/policy-document.ts'
import { testAction } from '../iam/policy-pattern.ts'
import { statementsIn } from '../iam/written-document.ts'
import { addDenial } from './deny-http.ts'
import { isCfnWebsite, isTerraformWebsite } from './s3-bucket.ts'
import { BUCKET_POLICIES } from './s3-bucket-policy.ts'

/** Which bucket policies are written; a bucket without one has none that could be wrong. */
function hasPolicy(property: string): (whole: Scope) => boolean {
  return ({ node }) => {
    const written = lookUp(node, property)
    return written !== undefined && !isNull(written)
  }
}

const { cloudformation, terraform } = BUCKET_POLICIES

/** Reads whether a statement refuses plain HTTP; a fix adds one. */
function refusesHTTP(document: string): Read<Attr<boolean>> {
  const statements = statementsIn(document)
  const read: Read<Attr<boolean>> = (scope) => {
    const { truth } = any(...statements(scope).map((each) => deniesHTTP(readStatement(each))))
    if (truth !== 'unknown') return byDefault(truth === 'true', scope.at)
    return unknownBecause({ kind: 'expression', text: 'a statement of the policy' }, scope.at)
  }
  return withWay(read, { changes: (scope) => addDenial(scope, document) })
}

export const bucketPolicy = defineSubject({
  name: 'aws.s3-bucket-policy',
  describes: 'The policy of an S3 bucket as a whole',
  sources: {
    cloudformation: { types: cloudformation.types, only: hasPolicy(cloudformation.document) },
    terraform: { types: terraform.types, only: hasPolicy(terraform.document) },
  },
  attributes: {
    statements: {
      type: 'objects',
      describes: 'Its statements.',
      cloudformation: statementsIn(cloudformation.document),
      terraform: statementsIn(terraform.document),
      attributes: STATEMENT,
    },
    refusesHTTP: {
      type: 'boolean',
      describes: 'Whether a statement refuses requests over plain HTTP.',
      cloudformation: refusesHTTP(cloudformation.document),
      terraform: refusesHTTP(terraform.document),
    },
    website: {
      type: 'boolean',
      describes: 'Whether the bucket that the policy is put on is a website.',
      cloudformation: isCfnWebsite,
      terraform: isTerraformWebsite,
    },
  },
})

type BucketPolicy = SubjectOf<typeof bucketPolicy>

/**
 * Whether no statement of the policy refuses plain HTTP. A website of S3 speaks nothing else, and would be refused
 * with it: https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
 */
export function allowsHTTP({ statements, website, at }: Subject<BucketPolicy>): Claim {
  return all(
    certain(true, at, 'no statement refuses requests over plain HTTP'),
    withoutEvidence(not(any(...statements.map(deniesHTTP)))),
    withoutEvidence(not(is(website, [true]))),
  )
}

/**
 * Whether the statement refuses plain HTTP to anyone who reads or writes objects.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
function deniesHTTP(statement: Statement): Claim {
  const { effect, principals, conditions } = statement
  return all(
    is(effect, ['Deny']),
    any(...principals.map(isAnyPrincipal)),
    any(...conditions.map(isPlainHTTP)),
    // All of the conditions have to hold: a further one lets requests through.
    ...conditions.map((condition) => any(isPlainHTTP(condition), sparesServices(condition))),
    isAbout(statement, 's3:GetObject'),
    isAbout(statement, 's3:PutObject'),
    isAboutObjects(statement),
  )
}

function isPlainHTTP({ operator, key, values }: Condition): Claim {
  return all(
    test(
      operator,
      (name) => /^(?:ForAnyValue:)?(?:Bool|String(?:Equals|Like))(?:IfExists)?$/i.test(name),
      '',
    ),
    test(key, (name) => name.toLowerCase() === 'aws:securetransport', ''),
    any(...values.map((value) => test(value, (text) => text.toLowerCase() === 'false', ''))),
  )
}

/** AWS's own services do not come over plain HTTP. */
function sparesServices({ key }: Condition): Claim {
  return test(key, (name) => /^aws:(?:PrincipalIsAWSService|ViaAWSService)$/i.test(name), '')
}

function isAbout({ actions, notActions }: Statement, action: string): Claim {
  if (notActions.length > 0) return not(any(...notActions.map((each) => testAction(each, [action], ''))))
  return any(...actions.map((each) => testAction(each, [action], '')))
}

function isAboutObjects({ resources, notResources }: Statement): Claim {
  if (notResources.length > 0) return not(any(...notResources.map(namesObjects)))
  return any(...resources.map(namesObjects))
}

/** `*`, `arn:aws:s3:::bucket/*`; the ARN of a bucket without more is only the bucket. */
function namesObjects(resource: Attr<string>): Claim {
  return test(withKnownEnd(resource), (arn) => arn.endsWith('*'), '')
}

/** The attribute; a text whose end is known, and an ARN that is a resource's own, which ends with none, are known enough. */
function withKnownEnd(attr: Attr<string>): Attr<string> {
  return whereUnknown(attr, (single) => {
    const { because, at } = single
    const isARN =
      because.kind === 'reference' &&
      because.within === undefined &&
      attributeName(because)?.toLowerCase() === 'arn'
    if (isARN) return absent(at)
    const value = knownText(single)
    return value === undefined || value.endsWith(UNKNOWN_PART) ? single : known(value, at)
  })
}
