/**
 * `Fn::ForEach` of the language extensions, expanded in the syntax tree: what a loop writes is read as if it had been
 * written out, at the places of the loop's body.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
import type { Entry, MappingNode, Node, ScalarNode } from '../node.ts'
import { callOf } from './call.ts'
import { type EvaluateNode, textsOf } from './collection.ts'

/** Nodes that the loops of one template may make; a hostile one nests them. */
const MOST_NODES = 200_000
/** Loops inside loops, as CloudFormation allows, and mappings around them. */
const DEEPEST = 250

interface Expansion {
  readonly evaluate: EvaluateNode
  /** Nodes that may still be made. */
  left: number
}

/** The tree with its loops written out; those over a collection that is not known stay as they are. */
export function expandLoops(root: MappingNode, evaluate: EvaluateNode): MappingNode {
  const expansion: Expansion = { evaluate, left: MOST_NODES }
  const expanded = expand(root, expansion, 0)
  return expanded.kind === 'mapping' ? expanded : root
}

export function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach::')
}

/** Parts without a loop are kept as they are. */
function expand(node: Node, expansion: Expansion, depth: number): Node {
  if (depth > DEEPEST || node.kind === 'scalar') return node
  if (node.kind === 'sequence') {
    const items = node.items.map((item) => expand(item, expansion, depth + 1))
    return items.some((item, i) => item !== node.items[i]) ? { ...node, items } : node
  }
  const entries = new Map<string, Entry>()
  let changed = false
  for (const [key, entry] of node.entries) {
    const written = isLoop(key) ? writeOut(entry, expansion, depth) : undefined
    if (written !== undefined) {
      changed = true
      for (const each of written) entries.set(each.key, each)
      continue
    }
    const value = expand(entry.value, expansion, depth + 1)
    if (value !== entry.value) changed = true
    entries.set(key, value === entry.value ? entry : { ...entry, value })
  }
  return changed ? { ...node, entries } : node
}

/** The entries of a loop `[identifier, collection, {key: value}]`; undefined where it isn't known what it runs over. */
function writeOut({ value: loop }: Entry, expansion: Expansion, depth: number): readonly Entry[] | undefined {
  const [identifier, collection, body] = loop.kind === 'sequence' ? loop.items : []
  if (identifier?.kind !== 'scalar' || collection === undefined || body?.kind !== 'mapping') return undefined
  const values = textsOf(collection, expansion.evaluate)
  if (values === undefined) return undefined
  const written: Entry[] = []
  for (const value of values) {
    const one = substitute(body, { name: identifier.text, value }, expansion, depth)
    const inner = one === undefined ? undefined : expand(one, expansion, depth + 1)
    if (inner?.kind !== 'mapping') return undefined
    written.push(...inner.entries.values())
  }
  return written
}

interface Binding {
  readonly name: string
  readonly value: string
}

/** A copy with the identifier replaced; undefined where that makes too much. */
function substitute(node: Node, binding: Binding, expansion: Expansion, depth: number): Node | undefined {
  if (--expansion.left < 0 || depth > DEEPEST) return undefined
  if (refersTo(node, binding)) return plain(node, binding.value)
  switch (node.kind) {
    case 'scalar': {
      const text = replaceIn(node.text, binding)
      return text === node.text ? node : { ...node, text, value: text }
    }
    case 'sequence': {
      const items = node.items.map((item) => substitute(item, binding, expansion, depth + 1))
      return items.every((item) => item !== undefined) ? { ...node, items } : undefined
    }
    case 'mapping': {
      const entries = new Map<string, Entry>()
      for (const entry of node.entries.values()) {
        const value = substitute(entry.value, binding, expansion, depth + 1)
        if (value === undefined) return undefined
        const key = replaceIn(entry.key, binding)
        entries.set(key, { ...entry, key, value })
      }
      return { ...node, entries }
    }
  }
}

function refersTo(node: Node, { name }: Binding): boolean {
  const call = callOf(node)
  return call?.name === 'Ref' && call.argument.kind === 'scalar' && call.argument.text === name
}

function plain({ range }: Node, value: string): ScalarNode {
  return { kind: 'scalar', value, text: value, style: 'plain', range, content: range }
}

/** `${Name}` is the value, `&{Name}` what letters and digits it has. */
function replaceIn(text: string, { name, value }: Binding): string {
  return text
    .replaceAll(`\${${name}}`, () => value)
    .replaceAll(`&{${name}}`, () => value.replace(/[^A-Za-z0-9]/g, ''))
}
