/** Readers of whether something is written at all, where its value does not matter: a log group, a key. */
import type { Attr } from '../../core/claim.ts'
import type { Value } from '../../core/value.ts'
import { isGiven, knownText } from './deploy-time.ts'
import { fallBack } from './readers.ts'
import { lookUp, type Read, type Scope } from './scope.ts'

/**
 * Whether anything is written at the path. A reference to a resource, and a text made with what is unknown, are
 * something. A Terraform variable may as well be null, and of a function the result is not known.
 */
export function isWritten(path: string): Read<Attr<boolean>> {
  return (scope) => judge(lookUp(scope.node, path), scope)
}

function judge(value: Value | undefined, scope: Scope): Attr<boolean> {
  if (value === undefined) return fallBack(scope, false)
  const { at } = value
  switch (value.kind) {
    case 'scalar':
      if (value.value === null) return fallBack(scope, false)
      return { kind: 'known', value: value.value !== '', origin: 'written', at }
    case 'unknown': {
      const { because } = value
      // CloudFormation has no null, and a text with a known part is not empty.
      const isParameter = scope.template.framework === 'cloudformation' && isGiven(because, ['variable'])
      const isText = /[^…]/.test(knownText(value) ?? '')
      if (isParameter || isText || isGiven(because, ['reference'])) {
        return { kind: 'known', value: true, origin: 'written', at }
      }
      return { kind: 'unknown', because, at }
    }
    case 'either': {
      const branches = value.branches.map((branch) => judge(branch, scope))
      return { kind: 'either', condition: value.condition, branches, at }
    }
    default:
      return { kind: 'known', value: true, origin: 'written', at }
  }
}
