/** What resources may be named by others, and what such a name leads to. */
import type { Resource } from '../../core/template.ts'
import type { UnknownCause } from '../../core/value.ts'

/** What links may name. */
export interface Target {
  readonly types: readonly string[]
  /**
   * The property that holds its literal name, to match links that are written as text. Other resources name
   * it by a property of the same name.
   */
  readonly name: string
}

/** What a link names: a resource of this template, one that is elsewhere, or it can't be known. */
export type Named =
  | { readonly kind: 'here'; readonly resource: Resource }
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'unclear'
      readonly because: UnknownCause
      /** The resources it can be, where those are known. */
      readonly among?: readonly Resource[]
    }
