/** Finds in the tree of JSON and YAML what stands at a place. */
import type { Range } from '../../core/source.ts'
import { type Entry, entryRange, type MappingNode, type Node, type SequenceNode } from '../node.ts'
import { holds, isSame, refuse } from './draft.ts'

/** A node, and what holds it. */
export type Target = { readonly node: Node } & (
  | { readonly holder: undefined }
  | { readonly holder: MappingNode; readonly entry: Entry; readonly outer: Target }
  | { readonly holder: SequenceNode; readonly place: number; readonly outer: Target }
)

/**
 * What stands at a place: a value, or the value of an entry. Where a mapping has one entry alone, without brackets both
 * stand at the same place: `isEntry` takes the entry.
 */
export function findTarget(root: Node, range: Range, isEntry: boolean): Target {
  const { target, isExact } = findAround(root, range, isEntry)
  return isExact ? target : refuse('the place of the value was not found in the text')
}

/** What stands at a place, or else the innermost node around it. */
export function findAround(
  root: Node,
  range: Range,
  isEntry: boolean,
): { readonly target: Target; readonly isExact: boolean } {
  let target: Target = { node: root, holder: undefined }
  for (;;) {
    const { node } = target
    if (isSame(node.range, range) && !(isEntry && node.kind === 'mapping' && hasEntryAt(node, range)))
      return { target, isExact: true }
    const found: { readonly next: Target; readonly isIt: boolean } | undefined = step(target, range)
    if (found === undefined || found.isIt)
      return { target: found?.next ?? target, isExact: found !== undefined }
    target = found.next
  }
}

function hasEntryAt(node: MappingNode, range: Range): boolean {
  return [...node.entries.values()].some((entry) => isSame(entryRange(entry), range))
}

function step(target: Target, range: Range): { readonly next: Target; readonly isIt: boolean } | undefined {
  const { node } = target
  if (node.kind === 'sequence') {
    const place = node.items.findIndex((item) => isWithin(item, node) && holds(item.range, range))
    const item = node.items[place]
    return item && { next: { node: item, holder: node, place, outer: target }, isIt: false }
  }
  if (node.kind !== 'mapping') return undefined
  for (const entry of node.entries.values()) {
    if (!isOwn(entry, node)) continue
    const next: Target = { node: entry.value, holder: node, entry, outer: target }
    if (isSame(entry.keyRange, range) || isSame(entryRange(entry), range)) return { next, isIt: true }
    if (isValueHere(entry, node) && holds(entry.value.range, range)) return { next, isIt: false }
  }
  return undefined
}

/** Whether an entry is written in a mapping, and not merged into it. */
export function isOwn({ keyRange }: Entry, { range }: MappingNode): boolean {
  return holds(range, keyRange)
}

/** Whether a part is written in its collection. */
function isWithin(part: Node, { range }: Node): boolean {
  return holds(range, part.range)
}

/** Whether the value of an entry is written there; what an alias stands for is written before it. */
export function isValueHere({ keyRange, value }: Entry, holder: MappingNode): boolean {
  return value.range.start >= keyRange.end && isWithin(value, holder)
}

/** Whether a target is written where it is held, and no alias of it. */
export function isHere(target: Target): boolean {
  if (target.holder === undefined) return true
  if ('entry' in target) return isValueHere(target.entry, target.holder)
  const { node, holder, place } = target
  const before = holder.items.slice(0, place)
  return isWithin(node, holder) && before.every((item) => item !== node && !holds(item.range, node.range))
}

/** From the root to a target, itself included. */
export function pathTo(target: Target): readonly Target[] {
  const path: Target[] = []
  for (
    let at: Target | undefined = target;
    at !== undefined;
    at = at.holder === undefined ? undefined : at.outer
  )
    path.push(at)
  return path.reverse()
}
