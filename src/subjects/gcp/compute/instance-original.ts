/** What an instance is made from: what a copy does not write, its original decides. */
import { absent, setElsewhere } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { readsAlso } from '../../define/moves.ts'
import { isNull, lookUp, type Read, type Scope } from '../../define/scope.ts'
import { writtenLike } from '../../define/ways.ts'
import { follow } from '../../links/follow.ts'
import type { Target } from '../../links/named.ts'

/** Templates that instances are made from. */
export const TEMPLATES: Target = {
  types: ['google_compute_instance_template', 'google_compute_region_instance_template'],
  name: 'name',
}

/** Instances that are copies of something. */
export const COPIES: readonly string[] = [
  'google_compute_instance_from_template',
  'google_compute_instance_from_machine_image',
]

/** In words that complete "the template does not show ...". */
export const ORIGINAL = 'what the instance is made from'

/** Whether the original is a template that stands here, and is judged itself. */
export function isOriginalHere({ template, resource, node }: Scope): boolean {
  const original = lookUp(node, 'source_instance_template')
  return follow(original, TEMPLATES, template, resource).kind === 'here'
}

/**
 * Reads a setting of a copy. Where the copy does not write it, an original that stands here has it, and it is absent.
 *
 * @param path of the property or block that replaces that of the original
 */
export function unlessOriginal<T>(read: Read<Attr<T>>, path: string): Read<Attr<T>> {
  const own: Read<Attr<T>> = (scope) => {
    const value = lookUp(scope.node, path)
    if (value !== undefined && !isNull(value)) return read(scope)
    return isOriginalHere(scope) ? absent(scope.at) : setElsewhere(ORIGINAL, scope.at)
  }
  return readsAlso(TEMPLATES.types, writtenLike(own, read))
}
