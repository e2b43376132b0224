/** What several places of a YAML text share by anchors, and so must not be changed for one of them. */
import type { Entry, MappingNode, Node } from '../node.ts'
import { holds, refuse } from './draft.ts'
import { isHere, isOwn, pathTo, type Target } from './target.ts'

/** The nodes that aliases and merge keys use in other places. */
export function sharedIn(root: Node): ReadonlySet<Node> {
  const seen = new Set<Node>()
  const shared = new Set<Node>()
  const owners = new Map<Entry, MappingNode>()
  const merged: Entry[] = []
  const stack = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) {
      shared.add(node)
      continue
    }
    seen.add(node)
    if (node.kind === 'sequence') stack.push(...node.items)
    if (node.kind !== 'mapping') continue
    for (const entry of node.entries.values()) {
      stack.push(entry.value)
      if (isOwn(entry, node)) owners.set(entry, node)
      else merged.push(entry)
    }
  }
  for (const entry of merged) {
    const owner = owners.get(entry)
    if (owner !== undefined) shared.add(owner)
  }
  return shared
}

/** Refuses to change what is shared: a value, or with `isInside` the members of a collection. */
export function checkShared(shared: ReadonlySet<Node>, target: Target, isInside: boolean): void {
  if (shared.size === 0) return
  const path = pathTo(target)
  for (const each of path) {
    const isWritten = isHere(each)
    // An alias is replaced where it stands.
    if (!isWritten && each === target && !isInside) return
    if (!isWritten || shared.has(each.node))
      refuse(`${nameOf(each)} is shared with other places by a YAML anchor`)
  }
  if (!isInside && holdsShared(target.node, shared)) {
    refuse(`${nameOf(target)} has a YAML anchor that is used in other places`)
  }
}

function nameOf(target: Target): string {
  return target.holder !== undefined && 'entry' in target ? JSON.stringify(target.entry.key) : 'the value'
}

function holdsShared({ range }: Node, shared: ReadonlySet<Node>): boolean {
  return [...shared].some((node) => holds(range, node.range))
}
