/** Rules of the firewalls of databases and caches: a first and a last address that can connect. */
import { both, mapAttr } from '../../../core/attr.ts'
import { type Attr, all, type Claim, test, withoutEvidence } from '../../../core/claim.ts'
import { withoutOwnAddresses } from '../../define/deploy-time.ts'

export interface AddressRule {
  readonly start: Attr<string>
  readonly end: Attr<string>
}

const ALL = 2 ** 32

/** Half of all addresses: two such rules allow the whole internet. */
const HALF = 2 ** 31

/** How many addresses the largest private network has, 10.0.0.0/8 (RFC 1918, section 3). */
const LARGEST_PRIVATE = 2 ** 24

/** Whether the range holds half of the internet or more. */
export function spansInternet(rule: AddressRule): Claim {
  return spans(rule, HALF)
}

/** Whether the range has more addresses than any private network. */
export function isWiderThanPrivate(rule: AddressRule): Claim {
  return spans(rule, LARGEST_PRIVATE + 1)
}

function spans({ start, end }: AddressRule, size: number): Claim {
  const [first, last] = [readAddress(start), readAddress(end)]
  return all(
    // With one end known, the other one may not matter.
    test(
      first,
      ({ number }) => number <= ALL - size,
      ({ text }) => `every address from ${text}`,
    ),
    test(
      last,
      ({ number }) => number >= size - 1,
      ({ text }) => `up to ${text} can connect`,
    ),
    withoutEvidence(test(both(first, last), ([from, to]) => to.number - from.number + 1 >= size, '')),
  )
}

/**
 * Whether the rule is from 0.0.0.0 to 0.0.0.0, which stands for all services of Azure, of every tenant.
 * https://learn.microsoft.com/azure/azure-sql/database/firewall-configure#connections-from-inside-azure
 */
export function allowsAzure({ start, end }: AddressRule): Claim {
  const isZero = ({ number }: Address) => number === 0
  return all(
    test(readAddress(start), isZero, 'resources of every Azure tenant can connect'),
    withoutEvidence(test(readAddress(end), isZero, '')),
  )
}

/** The address; a range of this kind never begins or ends at a machine or a gateway of the template. */
function readAddress(written: Attr<string>): Attr<Address> {
  return mapAttr(withoutOwnAddresses(written), addressOf, 'an IPv4 address')
}

interface Address {
  readonly text: string
  readonly number: number
}

/** An IPv4 address and its number; undefined for what is not one. */
function addressOf(written: string): Address | undefined {
  const text = written.trim()
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined
  return { text, number: parts.reduce((sum, part) => sum * 256 + Number(part), 0) }
}
