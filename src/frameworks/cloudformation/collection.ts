/** What loops run over: collections that are known before anything is evaluated. */
import type { MappingNode, Node } from '../node.ts'
import { type Call, callOf } from './call.ts'
import type { Parameter } from './evaluation.ts'
import { childOf, fallbackOf } from './mappings.ts'

/** What a collection may refer to. */
export interface Known {
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly mappings: MappingNode | undefined
}

/** Fallbacks in fallbacks; real ones have one. */
const DEEPEST = 10

/**
 * The values of a collection: a list of texts, a parameter that is one, or what a mapping has; undefined where one of
 * them is not known.
 */
export function textsOf(collection: Node, known: Known, depth = 0): readonly string[] | undefined {
  const call = callOf(collection)
  if (depth > DEEPEST) return undefined
  if (call !== undefined) return textsOfCall(call, known, depth)
  if (collection.kind !== 'sequence') return undefined
  const lists = collection.items.map((item) => {
    const text = textOf(item, known)
    return text === undefined ? textsOf(item, known, depth + 1) : [text]
  })
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined
}

function textsOfCall(call: Call, known: Known, depth: number): readonly string[] | undefined {
  if (call.name === 'Fn::FindInMap') return findTexts(call.argument, known, depth)
  const parameter = parameterIn(call, known)
  if (parameter === undefined || !/^(?:CommaDelimitedList|List<)/.test(parameter.type)) return undefined
  return givenText(parameter)
    ?.split(',')
    .map((part) => part.trim())
}

/** `[map, first key, second key]`, and with the options of the language extensions a default value. */
function findTexts(argument: Node, known: Known, depth: number): readonly string[] | undefined {
  if (argument.kind !== 'sequence') return undefined
  const keys = argument.items.slice(0, 3).map((key) => textOf(key, known))
  const [map, first, second] = keys
  if (map === undefined || first === undefined || second === undefined) return undefined
  const found = childOf(childOf(childOf(known.mappings, map), first), second) ?? fallbackOf(argument)
  return found && textsOf(found, known, depth + 1)
}

/** The text that a node is: as it is written, or as a parameter of a single value. */
function textOf(node: Node, known: Known): string | undefined {
  const call = callOf(node)
  if (call === undefined) return node.kind === 'scalar' ? node.text : undefined
  const parameter = parameterIn(call, known)
  return parameter?.type === 'String' || parameter?.type === 'Number' ? givenText(parameter) : undefined
}

function parameterIn({ name, argument }: Call, { parameters }: Known): Parameter | undefined {
  return name === 'Ref' && argument.kind === 'scalar' ? parameters.get(argument.text) : undefined
}

/** What a file gives it, or its default. */
function givenText({ given, fallback }: Parameter): string | undefined {
  return given === undefined ? fallback?.text : given.isOpen ? undefined : given.node.text
}
