/** Parameters whose values are secrets, as resources: what is written for them is a part of the template too. */
import { locate } from '../../core/source.ts'
import type { Resource } from '../../core/template.ts'
import type { Value } from '../../core/value.ts'
import { entryRange, isSound } from '../node.ts'
import { caselessMapping, scalar } from '../values/make.ts'
import { entryOf, memberOf, objectOf, textOf } from './members.ts'
import { ofType } from './parameters.ts'
import { resolveNode } from './resolve.ts'
import type { Scope } from './scope.ts'

/**
 * The parameters of type secureString and secureObject that a template declares, each of type `parameter` with the
 * properties `type`, in lower case, and `defaultValue` where there is one.
 *
 * @param scope that of the template's own expressions
 */
export function secureParameters(scope: Scope): readonly Resource[] {
  const { document } = scope
  const { root } = document
  const types = objectOf(root, 'definitions')
  return [...(objectOf(root, 'parameters')?.entries.values() ?? [])].flatMap((entry): readonly Resource[] => {
    const { key, keyRange, value: node } = entry
    const type = ofType({ node, types }, (each) => textOf(each, 'type'))?.toLowerCase()
    if (!isSound(document, node.range) || type === undefined || !/^secure(?:string|object)$/.test(type))
      return []
    const at = locate(scope.document, entryRange(entry))
    const written = memberOf(node, 'type')?.range ?? node.range
    const entries = new Map<string, Value>([['type', scalar(type, locate(scope.document, written))]])
    const fallback = entryOf(node, 'defaultValue')?.value
    if (fallback !== undefined) entries.set('defaultValue', resolveNode(scope, fallback))
    return [
      {
        type: 'parameter',
        name: key,
        properties: caselessMapping(entries, at),
        meta: caselessMapping(new Map(), at),
        at,
        head: locate(scope.document, keyRange),
      },
    ]
  })
}
