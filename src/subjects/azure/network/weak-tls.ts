/** Versions of TLS below 1.2, as the services of Azure write them. */
import { type Attr, type Claim, test } from '../../../core/claim.ts'

/**
 * What each name means. HCL and JSON write a number for 1.0 as well as a text.
 * https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings
 * https://learn.microsoft.com/azure/azure-cache-for-redis/cache-remove-tls-10-11
 * https://learn.microsoft.com/azure/mysql/single-server/concepts-ssl-connection-security
 */
const WEAK: ReadonlyMap<string, string> = new Map([
  ['1', 'TLS 1.0'],
  ['1.0', 'TLS 1.0'],
  ['1.1', 'TLS 1.1'],
  ['tls1_0', 'TLS 1.0'],
  ['tls1_1', 'TLS 1.1'],
  ['tlsv1', 'TLS 1.0'],
  ['tlsv1.0', 'TLS 1.0'],
  ['tlsv1.1', 'TLS 1.1'],
  ['none', 'every version of TLS'],
  ['disabled', 'every version of TLS'],
  ['tlsenforcementdisabled', 'every version of TLS'],
])

/**
 * Whether a minimum is below TLS 1.2, or none is set.
 *
 * @param who accepts it, for the label: `the server`
 */
export function allowsWeakTLS(minimum: Attr<string>, who: string): Claim {
  return test(
    minimum,
    (version) => WEAK.has(named(version)),
    (version) => `${who} accepts ${WEAK.get(named(version)) ?? version}`,
  )
}

/** Several versions may stand in one text: `TLSv1.1,TLSv1.2`. The oldest of those that are weak counts. */
function named(versions: string): string {
  const each = versions.toLowerCase().split(/[\s,;]+/)
  return [...WEAK.keys()].find((version) => each.includes(version)) ?? ''
}
