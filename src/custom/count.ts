/** Claims about how many there are. */
import { type Claim, certain } from '../core/claim.ts'
import type { Location } from '../core/source.ts'
import type { Bounds } from './syntax.ts'

/** Whether so many of the claims are true; `isAny` for what stands for any number of them. */
export function countClaim(
  claims: readonly { readonly claim: Claim; readonly isAny: boolean }[],
  { least, most = Number.POSITIVE_INFINITY }: Bounds,
  at: Location,
): Claim {
  const certainly = claims.filter(({ claim, isAny }) => claim.truth === 'true' && !isAny).length
  const open = claims.filter(
    ({ claim, isAny }) => claim.truth !== 'false' && (isAny || claim.truth === 'unknown'),
  )
  const possibly = open.some(({ isAny }) => isAny) ? Number.POSITIVE_INFINITY : certainly + open.length
  if (certainly >= least && possibly <= most) return certain(true, at, `there are ${certainly}`)
  if (certainly > most || possibly < least) return certain(false, at, `there are ${certainly}`)
  const unknown = open.find(({ claim }) => claim.truth === 'unknown')?.claim
  return unknown ?? { truth: 'unknown', evidence: [{ at, note: 'how many there are is not known' }] }
}
