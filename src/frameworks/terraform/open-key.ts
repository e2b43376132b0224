/** Keys of instances that only the deployment knows: `for_each = toset([aws_s3_bucket.a.id, aws_s3_bucket.b.id])`. */
import { isSameReference, type Reference } from '../../core/reference.ts'
import type { Value } from '../../core/value.ts'

/**
 * How to write what a key will be: `aws_s3_bucket.b.id`, `var.name`. Undefined for what is made with it, and for
 * references that may differ although their words are the same: `each.value`, `aws_subnet.s[*].id`.
 */
export function openKeyOf(value: Value): string | undefined {
  if (value.kind !== 'unknown') return undefined
  const { because } = value
  if (because.kind === 'variable') return because.within === undefined ? because.name : undefined
  if (because.kind !== 'reference' || because.within !== undefined) return undefined
  return isSameReference(because, because) ? addressOf(because) : undefined
}

/** Words that are the same in every module. */
function addressOf({ resource, key, attribute, text }: Reference): string {
  if (resource === undefined) return text
  const instance =
    key === undefined || resource.endsWith(']') ? resource : `${resource}[${JSON.stringify(key)}]`
  return [instance, ...attribute].join('.')
}

/** Whether two values with the same open key are one. */
export function areOne(a: Value, b: Value): boolean {
  if (a.kind !== 'unknown' || b.kind !== 'unknown' || a.because.kind !== b.because.kind) return false
  if (a.because.kind === 'reference' && b.because.kind === 'reference') {
    return isSameReference(a.because, b.because)
  }
  return a.because.kind === 'variable'
}
