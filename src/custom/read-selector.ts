/** Reads what a condition of a policy file is about: an attribute, a property by its paths, a tag, the resource itself. */
import { type Vocabulary, vocabularies } from '../core/frameworks.ts'
import type { MappingNode, Node } from '../frameworks/node.ts'
import type { Nodes } from './nodes.ts'
import { type PropertyPath, parsePath } from './path.ts'
import { pathsIn } from './paths.ts'
import { type PathByType, type PathByVocabulary, SELF_NAMES, type Selector, type SelfName } from './syntax.ts'

export const SELECTORS = ['attribute', 'property', 'tag', 'self'] as const

/** Attributes by name; undefined for those of which something is wrong, which is reported where they are declared. */
export type DeclaredPaths = ReadonlyMap<string, PathByVocabulary | undefined>

/** Resource types as a policy writes them. */
export type TypesByVocabulary = { readonly [V in Vocabulary]?: readonly string[] }

/** What the conditions of a place may speak of. */
export interface Surroundings {
  readonly nodes: Nodes
  /** The vocabularies that the policy judges: a property needs a path for each. */
  readonly vocabularies: readonly Vocabulary[]
  /** The types of the resources that it is about, by which paths may differ; undefined where a subject knows them. */
  readonly types: TypesByVocabulary | undefined
  /** Attributes that the policy declares over raw resources; undefined over a subject. */
  readonly declared: DeclaredPaths | undefined
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
  if (declared.has(word.text)) return undefined
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

/** One path for every vocabulary, or one for each, or for each type of a vocabulary. */
export function readPaths(
  node: Node,
  what: string,
  around: Pick<Surroundings, 'nodes' | 'vocabularies' | 'types'>,
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
  if (!hasPathsFor(wanted, mapping, what, nodes)) return undefined
  const entries = [...mapping.entries.values()].map(({ key, value }) => {
    if (value.kind !== 'mapping') return [key, readPathOrNull(value, what, nodes)] as const
    return [key, readByType(value, what, typesIn(around.types, key), nodes)] as const
  })
  return entries.some(([, path]) => path === undefined) ? undefined : Object.fromEntries(entries)
}

/** Whether each of the names has a path; a fault names those without one. */
function hasPathsFor(
  names: readonly string[],
  { entries, range }: MappingNode,
  what: string,
  nodes: Nodes,
): boolean {
  const missing = names.filter((name) => !entries.has(name))
  if (missing.length > 0)
    nodes.faults.add(
      range,
      `${what}: no path for ${missing.join(', ')}; write null where it cannot be written`,
    )
  return missing.length === 0
}

function readPathOrNull(node: Node, what: string, nodes: Nodes): PropertyPath | null | undefined {
  return node.kind === 'scalar' && node.value === null ? null : readPath(node, what, nodes)
}

function typesIn(types: TypesByVocabulary | undefined, key: string): readonly string[] | undefined {
  const vocabulary = vocabularies().find((each) => each === key)
  return vocabulary && types?.[vocabulary]
}

/** A path for each resource type that the policy names. @param types undefined where they are not known here */
function readByType(
  node: MappingNode,
  what: string,
  types: readonly string[] | undefined,
  nodes: Nodes,
): PathByType | undefined {
  if (types === undefined) {
    nodes.faults.add(node.range, `${what}: paths by type are for types that 'resource', 'to' or 'from' names`)
    return undefined
  }
  nodes.onlyKeys(node, types, 'resource type')
  if (!hasPathsFor(types, node, what, nodes)) return undefined
  const byType = types.map((type) => {
    const value = node.entries.get(type)?.value
    return [type, value && readPathOrNull(value, what, nodes)] as const
  })
  const read = byType.flatMap(([type, path]) => (path === undefined ? [] : [[type, path] as const]))
  return read.length < byType.length ? undefined : { byType: read }
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
  const texts = pathsIn(paths).map(({ text }) => text)
  return texts.sort((a, b) => a.length - b.length)[0] ?? 'the property'
}
