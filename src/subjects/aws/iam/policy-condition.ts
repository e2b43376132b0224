/** Whether a condition of a policy statement really keeps outsiders out when the principal is anyone. */
import { type Attr, all, any, type Claim, not, test } from '../../../core/claim.ts'
import { withoutGiven, withoutMisfits } from '../../define/deploy-time.ts'
import type { Condition } from './policy-document.ts'

const GLOBAL = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html'
/** S3's own list of keys that make a policy not public. */
const S3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html'
const SNS = 'https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html'
const KMS = 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html'

/**
 * Keys whose value says where a request comes from, or whose it is, and which an outsider can't choose, in lower case
 * because names are compared without regard to case; with the page that documents each.
 */
export const NARROWING_KEYS: ReadonlyMap<string, string> = new Map([
  ['aws:principalaccount', GLOBAL],
  ['aws:principalarn', GLOBAL],
  ['aws:principalorgid', GLOBAL],
  ['aws:principalorgpaths', GLOBAL],
  ['aws:principalservicename', GLOBAL],
  ['aws:principalservicenameslist', GLOBAL],
  ['aws:sourceaccount', GLOBAL],
  ['aws:sourcearn', GLOBAL],
  ['aws:sourceip', GLOBAL],
  ['aws:sourceorgid', GLOBAL],
  ['aws:sourceorgpaths', GLOBAL],
  ['aws:sourceowner', S3],
  ['aws:sourcevpc', GLOBAL],
  ['aws:sourcevpcarn', GLOBAL],
  ['aws:sourcevpce', GLOBAL],
  ['aws:userid', GLOBAL],
  ['aws:vpceaccount', GLOBAL],
  ['aws:vpceorgid', GLOBAL],
  ['aws:vpceorgpaths', GLOBAL],
  ['kms:calleraccount', KMS],
  ['s3:dataaccesspointaccount', S3],
  ['s3:dataaccesspointarn', S3],
  ['sns:endpoint', SNS],
])

/**
 * Operators that ask for a value. `...IfExists` and `ForAllValues:` also hold when the key is missing from the
 * request, negated ones hold for almost anyone, and Null and Bool do not look at a value that names someone.
 */
const ASKING_OPERATOR = /^(foranyvalue:)?(string(equals|equalsignorecase|like)|arn(equals|like)|ipaddress)$/i

/** What a public principal is accepted with, for the pages of policies. */
export const KEEPS_STRANGERS_OUT: readonly string[] = [
  'A public principal with a condition that restricts the caller or the source of the request, such as aws:PrincipalOrgID, aws:SourceAccount, aws:SourceArn, aws:SourceVpce, aws:SourceVpcArn, aws:VpceAccount, aws:VpceOrgID, aws:VpceOrgPaths or an address range.',
  'A public principal in a document that denies the same to anyone outside an account, an organization or a network.',
]

/** True when the condition keeps outsiders out. Every one of its values must, because one suffices to pass. */
export function keepsStrangersOut(condition: Condition): Claim {
  const { operator, key, values } = condition
  const narrows = all(
    test(operator, isAsking, (name) => noteOf(isAsking(name), 'operator')),
    test(key, isNarrowing, (name) => noteOf(isNarrowing(name), 'key')),
    ...values.map((value) => not(letsStrangersIn(value))),
  )
  const byNetwork = asksForMountTarget(condition)
  return byNetwork.truth === 'false' ? narrows : any(narrows, byNetwork)
}

/**
 * A mount target is reached from its VPC only.
 * https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
 */
function asksForMountTarget({ operator, key, values }: Condition): Claim {
  return all(
    test(operator, (name) => /^bool$/i.test(name), 'this operator'),
    test(key, (name) => name.toLowerCase() === 'elasticfilesystem:accessedviamounttarget', 'this key'),
    ...values.map((value) => test(value, (word) => word.toLowerCase() === 'true', 'this value')),
  )
}

function isAsking(operator: string): boolean {
  return ASKING_OPERATOR.test(operator)
}

function isNarrowing(key: string): boolean {
  return NARROWING_KEYS.has(key.toLowerCase())
}

function noteOf(keepsOut: boolean, what: string): string {
  return `this ${what} ${keepsOut ? 'excludes' : 'does not exclude'} other accounts`
}

/**
 * True when the condition holds for outsiders and for few others: that of a statement which denies all but some
 * network, account or organization.
 */
export function keepsStrangersIn({ operator, key, values }: Condition): Claim {
  return any(
    all(
      test(operator, (name) => EXCEPTING_OPERATOR.test(name), 'this operator'),
      test(key, isNarrowing, 'this key'),
      ...values.map((value) => not(letsStrangersIn(value))),
    ),
    // Services of AWS that act for the account are left out.
    all(
      test(operator, (name) => /^bool(ifexists)?$/i.test(name), 'this operator'),
      test(key, (name) => /^aws:(principalisawsservice|viaawsservice)$/i.test(name), 'this key'),
      ...values.map((value) => test(value, (word) => word.toLowerCase() === 'false', 'this value')),
    ),
  )
}

/** Negated operators, which also hold when the key is missing from the request. */
const EXCEPTING_OPERATOR =
  /^(forallvalues:)?(string(notequals|notequalsignorecase|notlike)|arnnot(equals|like)|notipaddress)(ifexists)?$/i

/** A value that is only given on deployment is someone's name or address, and is taken for that. */
export function letsStrangersIn(value: Attr<string>): Claim {
  const named = withoutGiven(withoutMisfits(value, fitsStrangers), ['variable', 'reference'])
  return test(named, fitsStrangers, 'this value also matches other accounts')
}

/** Policy variables that are whose the resource is, whoever calls: `${aws:ResourceOrgID}`. */
const OF_THE_RESOURCE = /^[$&]\{aws:Resource(?:Account|OrgID|OrgPaths)\}$/i

/** Whether a value of a narrowing key fits callers of any account: wildcards, or very wide address ranges. */
export function fitsStrangers(value: string): boolean {
  const text = value.trim()
  if (OF_THE_RESOURCE.test(text)) return false
  // `o-*` is any organization; a policy variable is what the caller makes it.
  if (/^(o-)?[*?]*(\/.*)?$/.test(text) || /[$&]\{/.test(text)) return true
  const range = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(text)
  if (range !== null) {
    // As S3 sees it: wider than /8 (IPv4) or /32 (IPv6) is public.
    return Number(range[2]) < (range[1]?.includes(':') ? 32 : 8)
  }
  return text.startsWith('arn:') && isAnyARN(text.split(':'))
}

/** An ARN whose account is any, and whose resource is any or can be made in any account. */
function isAnyARN([, , service, , account, ...rest]: readonly string[]): boolean {
  const resource = rest.join(':')
  const anyAccount = account === undefined || /^[*?]*$/.test(account)
  if (service === 's3') return anyAccount && /^[*?]/.test(resource)
  return anyAccount && (service === 'iam' || service === 'sts' || /^([a-z-]+[:/])?[*?]/.test(resource))
}
