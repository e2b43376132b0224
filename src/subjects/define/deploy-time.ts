/** Tests of names and texts that the template leaves to the deployment. */
import { absent, whereUnknown } from '../../core/attr.ts'
import { type Attr, type Claim, type Note, test, type Unresolved } from '../../core/claim.ts'
import { attributeName, isNamedARN, type ReferenceRoot } from '../../core/reference.ts'
import { sourceText } from '../../core/source.ts'
import { UNKNOWN_PART, type UnknownCause } from '../../core/value.ts'

/**
 * The attribute, with what is unknown from one of the causes taken for absent: given by the deployment, and by
 * then something that no test on what is written here is about.
 */
export function withoutGiven<T>(attr: Attr<T>, causes: readonly UnknownCause['kind'][]): Attr<T> {
  return whereUnknown(attr, (single) => (isGiven(single.because, causes) ? absent(single.at) : single))
}

/** References that name no resource: `each.value` stands for what the template may well say itself. */
const NO_RESOURCE: readonly ReferenceRoot[] = ['each', 'count', 'terraform', 'path', 'self']
/** Data that holds whatever someone has put there. */
const ANYTHING = ['data.terraform_remote_state', 'data.external', 'data.http', 'data.template_file']

/** Whether the value is exactly what the deployment gives; made with it, it may hold what is written here too. */
export function isGiven(because: UnknownCause, causes: readonly UnknownCause['kind'][]): boolean {
  if (because.kind !== 'variable' && because.kind !== 'reference') return false
  if (because.within !== undefined || !causes.includes(because.kind)) return false
  return because.kind === 'variable' || !NO_RESOURCE.includes(because.root)
}

/** Whether the value is an attribute of a resource or a data source that finds one. */
function isOfResource(because: UnknownCause): boolean {
  return (
    because.kind === 'reference' &&
    isGiven(because, ['reference']) &&
    because.resource !== undefined &&
    !ANYTHING.includes(because.type ?? '')
  )
}

/** The text that is known of one made with unknown parts, if any of it is; see UNKNOWN_PART. */
export function knownText({ because, at }: Omit<Unresolved, 'kind'>): string | undefined {
  if (because.kind !== 'variable' && because.kind !== 'reference') return undefined
  const { within } = because
  const text = within === UNKNOWN_PART ? knownWords(sourceText(at)) : within
  if (text === undefined || text === '') return undefined
  // With wildcards and colons alone, what is unknown decides, unless it is an ARN.
  const isARN = because.kind === 'reference' && isNamedARN(because)
  return isARN || /[^*?:\s…]/.test(text) ? text : undefined
}

/** The words of a quoted template, or of one for each element of a list, with its interpolations unknown. */
function knownWords(words: string): string | undefined {
  if (words.length > 1000) return undefined
  const template = /^(?:\[for\s[^":]+:\s*)?"([^"]*)"\s*\]?$/.exec(words)?.[1]
  return template?.replace(/\$\{[^}]*\}/g, UNKNOWN_PART)
}

/** Addresses of the template's own VPCs, subnets and machines, and of Google's services: none is the internet. */
const OWN_ADDRESSES: ReadonlySet<string> = new Set([
  ...['cidr_block', 'ipv6_cidr_block', 'public_ip', 'private_ip', 'CidrBlock', 'PublicIp', 'PrivateIp'],
  ...['address_prefix', 'address_prefixes', 'address_space'],
  ...['ip_address', 'ip_addresses', 'private_ip_address', 'private_ip_addresses'],
  ...['ip_cidr_range', 'address', 'nat_ip', 'network_ip'],
])

function isOwnAddress(because: UnknownCause): boolean {
  if (because.kind !== 'reference' || !isOfResource(because)) return false
  return because.type === 'data.google_netblock_ip_ranges' || OWN_ADDRESSES.has(attributeName(because) ?? '')
}

/** A text whose end is known: `"${var.office}/32"`. The prefix alone says that it is not the internet. */
const NARROW_PREFIX = /\/(?:[2-9]|\d{2,3})$/

/** The address range, taken for absent where it is one of the network's own, or narrow whatever it will be. */
export function withoutOwnAddresses(cidr: Attr<string>): Attr<string> {
  return whereUnknown(cidr, (single) => {
    const isOwn = isOwnAddress(single.because) || NARROW_PREFIX.test(knownText(single) ?? '')
    return isOwn ? absent(single.at) : single
  })
}

/**
 * The attribute, with a text of which a part is unknown taken for absent where the known part already fails the
 * test: `"arn:aws:iam::${var.account}:root"` is not `*`, whatever the account.
 *
 * @param part what is taken for the unknown part
 */
export function withoutMisfits(
  attr: Attr<string>,
  predicate: (value: string) => boolean,
  part: string = '1',
): Attr<string> {
  return whereUnknown(attr, (single) => {
    const text = knownText(single)
    if (text === undefined) return single
    return predicate(text.replaceAll(UNKNOWN_PART, part)) ? single : absent(single.at)
  })
}

/**
 * Tests a name for being a wildcard. A reference to a resource is the ARN, the id or the name of a deployed thing,
 * and therefore none. What else is unknown may be one.
 */
export function testWildcard(
  attr: Attr<string>,
  isWildcard: (name: string) => boolean,
  note: Note<string>,
): Claim {
  return test(withoutNames(withoutMisfits(attr, isWildcard)), isWildcard, note)
}

/** The attribute, with a reference to a resource, which is its ARN, id or name, taken for absent. */
export function withoutNames(attr: Attr<string>): Attr<string> {
  return whereUnknown(attr, (single) => (isName(single.because) ? absent(single.at) : single))
}

function isName(because: UnknownCause): boolean {
  if (because.kind !== 'reference' || !isGiven(because, ['reference'])) return false
  return isOfResource(because) || isNamedARN(because) || because.root === 'pseudo'
}
