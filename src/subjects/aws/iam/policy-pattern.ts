/** What the patterns in policy statements cover: actions and ARNs with the wildcards `*` and `?`. */
import { known, whereUnknown } from '../../../core/attr.ts'
import { type Attr, type Claim, type Note, test } from '../../../core/claim.ts'
import { UNKNOWN_PART } from '../../../core/value.ts'
import { knownText, testWildcard, withoutMisfits } from '../../define/deploy-time.ts'

/** What the resources of IAM are, by the first step of their path: `arn:aws:iam::111122223333:role/deploy`. */
export type IAMKind = 'user' | 'group' | 'role' | 'policy'

/** Resources of a service whose ARNs start alike: `secret:` of `arn:aws:secretsmanager:eu-central-1:111122223333:secret:db`. */
export interface ResourceKind {
  /** The service as ARNs name it. */
  readonly service: string
  /** What the last part of their ARNs starts with; the empty text where it starts with the name. */
  readonly start: string
}

/** Whether the pattern is every action of every service: `*`, `*:*`. */
export function isEveryAction(action: string): boolean {
  const parts = action.split(':')
  return parts.length <= 2 && parts.every(isAnything)
}

/** Whether the pattern is every action of a service, or of all: `s3:*`, `*`. */
export function isAllOfService(action: string, service: string): boolean {
  if (isEveryAction(action)) return true
  const [prefix = '', name = '', ...more] = action.split(':')
  return more.length === 0 && isAnything(name) && fits(service, prefix.toLowerCase())
}

/** `*`, and the ARNs that fit every ARN: `arn:*`, `arn:aws:*:*:*:*`. */
export function isEverything(resource: string): boolean {
  const [scheme = '', ...parts] = resource.split(':')
  if (scheme.toLowerCase() !== 'arn') return [scheme, ...parts].every(isAnything)
  const [partition = '', ...rest] = parts
  return (
    (isAnything(partition) || (rest.length > 0 && /^aws[a-z-]*$/.test(partition))) && rest.every(isAnything)
  )
}

/** Wildcards alone; a `?` asks for one character, which everything has. */
function isAnything(pattern: string): boolean {
  return /^[*?]+$/.test(pattern) && pattern.includes('*')
}

/** Whether a text fits a pattern; steps are bounded by the product of their lengths. */
export function fits(text: string, pattern: string): boolean {
  let [inText, inPattern, star, restart] = [0, 0, -1, 0]
  while (inText < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern++
      restart = inText
    } else if (pattern[inPattern] === '?' || pattern[inPattern] === text[inText]) {
      inPattern++
      inText++
    } else if (star !== -1) {
      inPattern = star + 1
      inText = ++restart
    } else return false
  }
  while (pattern[inPattern] === '*') inPattern++
  return inPattern === pattern.length
}

/** Whether a pattern of actions covers the action; their case does not count. */
export function coversAction(pattern: string, action: string): boolean {
  return fits(action.toLowerCase(), pattern.toLowerCase())
}

/** Tests whether a pattern covers one of the actions; a part that is not known may be anything. */
export function testAction(pattern: Attr<string>, actions: readonly string[], note: Note<string>): Claim {
  const coversOne = (text: string): boolean => actions.some((action) => coversAction(text, action))
  return test(withoutMisfits(pattern, coversOne, '*'), coversOne, note)
}

/** Tests whether a resource of a statement is all there is of a kind: `*`, `arn:aws:iam::*:role/*`. */
export function testAllOfKind(
  resource: Attr<string>,
  kind: IAMKind | ResourceKind,
  note: Note<string>,
): Claim {
  return testWildcard(withKnownARN(resource), (text) => isAllOfKind(text, kind), note)
}

function isAllOfKind(resource: string, kind: IAMKind | ResourceKind): boolean {
  if (isEverything(resource)) return true
  const { service: kindService, start: whole } =
    typeof kind === 'string' ? { service: 'iam', start: `${kind}/` } : kind
  const [scheme = '', , service = '', , account = '', ...rest] = resource.split(':')
  if (scheme.toLowerCase() !== 'arn' || !fits(kindService, service)) return false
  if (rest.length === 0) return isAnything(account)
  const path = rest.join(':')
  const prefix = withoutTrailingWildcards(path)
  if (!path.slice(prefix.length).includes('*')) return false
  return Array.from({ length: whole.length + 1 }, (_, end) => whole.slice(0, end)).some((start) =>
    fits(start, prefix),
  )
}

function withoutTrailingWildcards(pattern: string): string {
  let end = pattern.length
  while (end > 0 && (pattern[end - 1] === '*' || pattern[end - 1] === '?')) end--
  return pattern.slice(0, end)
}

/** An ARN whose service and resource are written; the partition, region and account may be unknown parts. */
const OWN_ARN = /^arn:[^:]*:[^:…]*:[^:]*:[^:]*:[^…]+$/

/** The attribute; an ARN of which only the partition, the region or the account is not known is known enough. */
export function withKnownARN(attr: Attr<string>): Attr<string> {
  return whereUnknown(attr, (single) => {
    const text = knownText(single)
    const isKnownEnough = text?.includes(UNKNOWN_PART) && OWN_ARN.test(text)
    return text !== undefined && isKnownEnough ? known(text, single.at) : single
  })
}
