/** From changes to the edits of a JSON or YAML text, and of the JSON in its texts. */
import type { Change, Writable } from '../../core/fix.ts'
import type { ScalarNode } from '../node.ts'
import { planChanges, resourceAt, type Text } from './changes.ts'
import { type Edit, inOrder } from './draft.ts'
import { scalarRegion, writeEmbedded } from './embedded.ts'
import type { PlainValue, Plan } from './plan.ts'
import { findAround, type Target } from './target.ts'

/** What a framework does with a text and its plan. */
export interface Writer {
  readonly text: Text
  readonly write: (plan: Plan) => readonly Edit[]
  /** How values are spelt in the text of a scalar. */
  readonly spellIn: (scalar: Target) => (value: Writable) => PlainValue
}

export function editsOf({ text, write, spellIn }: Writer, changes: readonly Change[]): readonly Edit[] {
  const own: Change[] = []
  const inTexts = new Map<ScalarNode, { readonly target: Target; readonly changes: Change[] }>()
  for (const change of changes) {
    const target = scalarAround(text, change)
    if (target?.node.kind !== 'scalar') own.push(change)
    else {
      const group = inTexts.get(target.node) ?? { target, changes: [] }
      inTexts.set(target.node, group)
      group.changes.push(change)
    }
  }
  const edits = [...write(planChanges(text, own))]
  for (const [node, group] of inTexts) {
    text.rules.check(group.target, false)
    const region = scalarRegion(text.file.text, node)
    edits.push(...writeEmbedded(text.template, region, group.changes, spellIn(group.target)))
  }
  return inOrder(edits)
}

/** The text that the place of a change stands in; what is set below a text is set in what it holds. */
function scalarAround(text: Text, change: Change): Target | undefined {
  if (change.kind === 'add-resource') return undefined
  const { range } = change.kind === 'set' ? change.below : change.at
  const { target, isExact } = findAround(text.root, range, resourceAt(text, range) !== undefined)
  if (target.node.kind !== 'scalar' || typeof target.node.value !== 'string') return undefined
  return isExact && !(change.kind === 'set' && change.path.length > 0) ? undefined : target
}
