/** One attribute in place of several, of which one that is true is enough. */
import { isKnownAs } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'

/** One that is known to be true, else one that may be, else the first. Undefined where there is none. */
export function foremost(attrs: readonly Attr<boolean>[]): Attr<boolean> | undefined {
  return (
    attrs.find((attr) => isKnownAs(attr, true)) ??
    attrs.find(({ kind }) => kind === 'unknown' || kind === 'either') ??
    attrs[0]
  )
}
