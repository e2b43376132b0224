/** One truth from several readers: what may be written in more than one place. */
import { isKnownAs } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import { linkedLike } from './moves.ts'
import type { Read } from './scope.ts'

/** Reads whether one of several is true: the first that is, else the first that may be, else the last. */
export function anyTrue(
  first: Read<Attr<boolean>>,
  ...others: readonly Read<Attr<boolean>>[]
): Read<Attr<boolean>> {
  return linkedLike(
    (scope) => others.reduce((attr, read) => truer(attr, () => read(scope)), first(scope)),
    first,
    ...others,
  )
}

function truer(attr: Attr<boolean>, next: () => Attr<boolean>): Attr<boolean> {
  if (isKnownAs(attr, true)) return attr
  const other = next()
  return isKnownAs(attr, false) || attr.kind === 'absent' || isKnownAs(other, true) ? other : attr
}
