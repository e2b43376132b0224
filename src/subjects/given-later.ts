/** Tests of names and texts that the template leaves to the deployment. */
import { type Attr, type Claim, type Note, test } from '../core/claim.ts'
import type { Location } from '../core/source.ts'
import type { UnknownCause } from '../core/value.ts'

/**
 * The attribute, with what is unknown from one of the causes taken for absent: given by the deployment, and by
 * then something that no test on what is written here is about.
 */
export function withoutGiven<T>(attr: Attr<T>, causes: readonly UnknownCause['kind'][]): Attr<T> {
  if (attr.kind === 'either') {
    return { ...attr, branches: attr.branches.map((branch) => withoutGiven(branch, causes)) }
  }
  return attr.kind === 'unknown' && isGiven(attr.because, causes) ? { kind: 'absent', at: attr.at } : attr
}

/** `each.value` only looks like a reference: it stands for what the template may well say itself. */
function isGiven(because: UnknownCause, causes: readonly UnknownCause['kind'][]): boolean {
  if (because.kind === 'reference' && /^each\b/.test(because.to)) return false
  return causes.includes(because.kind)
}

/**
 * Addresses of the template's own VPCs, subnets and machines, and of those a data source finds: whatever they
 * will be, none is the internet. What a module or another state gives may be anything.
 */
const OWN_ADDRESS =
  /^(?!module\.|data\.terraform_remote_state\.).*\.(?:(?:ipv6_)?cidr_block|(?:public|private)_ip|CidrBlock|PublicIp|PrivateIp)$/

/** A text whose end is known: `"${var.office}/32"`. The prefix alone says that it is not the internet. */
const NARROW_PREFIX = /^(?:!Sub\s+)?["']?\$\{[^"'\n]*\}\/(?:[2-9]|\d{2,3})["']?$/

/** The address range, taken for absent where it is one of the network's own, or narrow whatever it will be. */
export function withoutOwnAddresses(cidr: Attr<string>): Attr<string> {
  if (cidr.kind === 'either') return { ...cidr, branches: cidr.branches.map(withoutOwnAddresses) }
  if (cidr.kind !== 'unknown') return cidr
  const { because, at } = cidr
  const isOwn = because.kind === 'reference' && OWN_ADDRESS.test(because.to)
  const isNarrow = isComposed(because) && NARROW_PREFIX.test(wordsAt(at))
  return isOwn || isNarrow ? { kind: 'absent', at } : cidr
}

/** Whether one part of a text made it unknown; the words at its place are then the other parts. */
function isComposed(because: UnknownCause): boolean {
  return because.kind === 'variable' || because.kind === 'reference'
}

/**
 * Tests a name for being a wildcard. A reference is the ARN, the id or the name of a deployed thing, and
 * therefore none; nor is `"arn:aws:iam::${var.account}:root"`, whatever the account.
 */
export function testWildcard(
  attr: Attr<string>,
  isWildcard: (name: string) => boolean,
  note: Note<string>,
): Claim {
  const isARN = attr.kind === 'unknown' && isComposed(attr.because) && wordsAt(attr.at).includes('arn:')
  return test(withoutGiven(attr, isARN ? ['reference', 'variable'] : ['reference']), isWildcard, note)
}

/** What is written at a place. */
export function wordsAt({ file, range }: Location): string {
  return file.text.slice(range.start, range.end)
}
