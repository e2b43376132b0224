/** Reads what a condition of a policy file is about: an attribute, a property by its paths, a tag, the resource itself. */
import { type Vocabulary, vocabularies } from '../core/frameworks.ts'
import type { MappingNode, Node } from '../frameworks/node.ts'
import type { Nodes } from './nodes.ts'
import { type PropertyPath, parsePath } from './path.ts'
import { type PathByVocabulary, SELF_NAMES, type Selector, type SelfName } from './syntax.ts'

export const SELECTORS = ['attribute', 'property', 'tag', 'self'] as const

/** What the conditions of a place may speak of. */
export interface Surroundings {
  readonly nodes: Nodes
  /** The vocabularies that the policy judges: a property needs a path for each. */
  readonly vocabularies: readonly Vocabulary[]
  /** Attributes that the policy declares over raw resources; undefined over a subject. */
  readonly declared: ReadonlyMap<string, PathByVocabulary> | undefined
  /** Whether it is about an item of a list. */
  readonly isItem: boolean
  /** What the policy checks, where this is about a part of it or a linked resource. */
  readonly checked?: Surroundings
  readonly depth: number
  /** Shared by all conditions of the policy. */
  readonly total: { conditions: number; isFull: boolean }
}

/** Reads what a condition is about; undefined, with a fault, where it says none. */
export function readSelector(node: MappingNode, around: Surroundings): Selector | undefined {
  const { nodes } = around
  const given = SELECTORS.filter((each) => node.entries.has(each))
  const [only, ...more] = given
  if (more.length > 0) {
    nodes.faults.add(node.range, `a condition is about one of ${given.join(', ')}`)
    return undefined
  }
  if (only === undefined) {
    if (around.isItem) return { kind: 'item' }
    nodes.faults.add(node.range, `a condition needs one of ${SELECTORS.join(', ')}, all, any, not, linked`)
    return undefined
  }
  const value = node.entries.get(only)?.value
  if (value === undefined) return undefined
  switch (only) {
    case 'attribute':
      return readAttribute(value, around)
    case 'property': {
      const paths = readPaths(value, only, around)
      return paths && { kind: 'property', paths, label: shortest(paths) }
    }
    case 'tag': {
      const name = nodes.word(value, only)
      return name && { kind: 'tag', name: name.text }
    }
    case 'self':
      return readSelf(value, around)
  }
}

function readAttribute(value: Node, { nodes, declared }: Surroundings): Selector | undefined {
  const word = nodes.word(value, 'attribute')
  if (word === undefined) return undefined
  if (declared === undefined) return { kind: 'attribute', steps: word.text.split('.'), word }
  const paths = declared.get(word.text)
  if (paths !== undefined) return { kind: 'property', paths, label: word.text, isOfWhole: true }
  nodes.faults.unknown(word.range, 'attribute', word.text, [...declared.keys()])
  if (declared.size === 0)
    nodes.faults.add(
      word.range,
      "a policy over resources declares its attributes in 'attributes', or uses 'property'",
    )
  return undefined
}

function readSelf(value: Node, { nodes }: Surroundings): Selector | undefined {
  const word = nodes.word(value, 'self')
  if (word === undefined) return undefined
  const what = SELF_NAMES.find((each): each is SelfName => each === word.text)
  if (what !== undefined) return { kind: 'self', what }
  nodes.faults.unknown(word.range, 'fact', word.text, SELF_NAMES)
  return undefined
}

/** One path for every vocabulary, or one for each. */
export function readPaths(
  node: Node,
  what: string,
  around: Pick<Surroundings, 'nodes' | 'vocabularies'>,
): PathByVocabulary | undefined {
  const { nodes, vocabularies: wanted } = around
  if (node.kind === 'scalar') {
    const path = readPath(node, what, nodes)
    // Over a subject the vocabularies are those of the subject, which is not looked up yet.
    const all = wanted.length === 0 ? vocabularies() : wanted
    return path && Object.fromEntries(all.map((vocabulary) => [vocabulary, path]))
  }
  const mapping = nodes.mapping(node, what)
  if (mapping === undefined) return undefined
  nodes.onlyKeys(mapping, vocabularies(), 'framework')
  const missing = wanted.filter((vocabulary) => !mapping.entries.has(vocabulary))
  if (missing.length > 0) {
    nodes.faults.add(
      node.range,
      `${what}: no path for ${missing.join(', ')}; write null where it cannot be written`,
    )
    return undefined
  }
  const entries = [...mapping.entries.values()].map(({ key, value }) => {
    const isNull = value.kind === 'scalar' && value.value === null
    return [key, isNull ? null : readPath(value, what, nodes)] as const
  })
  return entries.some(([, path]) => path === undefined) ? undefined : Object.fromEntries(entries)
}

function readPath(node: Node, what: string, nodes: Nodes): PropertyPath | undefined {
  const word = nodes.word(node, what)
  if (word === undefined) return undefined
  const path = parsePath(word.text)
  if (typeof path !== 'string') return path
  nodes.faults.add(node.range, `${what}: ${path}`)
  return undefined
}

function shortest(paths: PathByVocabulary): string {
  const texts = Object.values(paths).flatMap((path) => (path === null ? [] : [path.text]))
  return texts.sort((a, b) => a.length - b.length)[0] ?? 'the property'
}
