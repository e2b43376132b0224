/** What loops run over: whatever evaluates to a list of texts before the deployment. */
import type { Value } from '../../core/value.ts'
import type { Node } from '../node.ts'
import { isOpen } from '../values/make.ts'
import { callOf } from './call.ts'

/** What a node says, before the loops are written out. */
export type EvaluateNode = (node: Node) => Value | undefined

/**
 * The values of a collection: a list of texts, or anything that gives one; undefined where one of them is not known.
 * Lists in the list are a part of it.
 */
export function textsOf(collection: Node, evaluate: EvaluateNode): readonly string[] | undefined {
  if (callOf(collection) !== undefined) return textsIn(evaluate(collection), false)
  if (collection.kind !== 'sequence') return undefined
  return together(
    collection.items.map((item) =>
      // As it is written: `1.10` is not the number 1.1 here.
      item.kind === 'scalar' && item.tag === undefined ? [item.text] : textsIn(evaluate(item), true),
    ),
  )
}

/** @param isItem whether a single text will do */
function textsIn(value: Value | undefined, isItem: boolean): readonly string[] | undefined {
  switch (value?.kind) {
    case 'scalar':
      return isItem && value.value !== null ? [String(value.value)] : undefined
    case 'list':
      return isOpen(value) ? undefined : together(value.items.map((item) => textsIn(item, true)))
    case 'either': {
      const [yes, no] = value.branches.map((branch) => textsIn(branch, isItem))
      // Where both branches agree, it does not matter which one holds.
      return yes !== undefined && JSON.stringify(yes) === JSON.stringify(no) ? yes : undefined
    }
    default:
      return undefined
  }
}

function together(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined
}
