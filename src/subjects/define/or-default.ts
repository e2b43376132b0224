/** Attributes of which one is taken for another where nothing is written. */
import type { Attr } from '../../core/claim.ts'

/** The attribute, with `whenAbsent` in place of nothing, also where a condition decides that there is nothing. */
export function orDefault<T>(attr: Attr<T>, whenAbsent: () => Attr<T>): Attr<T> {
  if (attr.kind === 'absent') return whenAbsent()
  if (attr.kind !== 'either') return attr
  return { ...attr, branches: attr.branches.map((branch) => orDefault(branch, whenAbsent)) }
}

/** The attribute with its value turned into another; `expected` says what it is not where there is no other. */
export function mapAttr<T, U>(attr: Attr<T>, change: (value: T) => U | undefined, expected: string): Attr<U> {
  switch (attr.kind) {
    case 'known': {
      const value = change(attr.value)
      if (value !== undefined) return { ...attr, value }
      return { kind: 'unknown', because: { kind: 'type', expected }, at: attr.at }
    }
    case 'either':
      return { ...attr, branches: attr.branches.map((branch) => mapAttr(branch, change, expected)) }
    default:
      return attr
  }
}
