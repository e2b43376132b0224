/**
 * The Conditions section, as far as it is decided before deployment: by literals, by values that parameter files give,
 * and by AllowedValues. A parameter's default does not decide: conditions are there for deployments that set another.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
 */
import type { MappingNode, Node } from '../node.ts'
import { type Call, callOf } from './call.ts'
import type { Conditions, Parameter } from './evaluation.ts'

/** Levels of conditions within conditions; real ones have three. */
const DEEPEST = 50

/** Each condition is decided once; one that refers to itself is not decided. */
export function createConditions(
  section: MappingNode | undefined,
  parameters: ReadonlyMap<string, Parameter>,
): Conditions {
  const decided = new Map<string, boolean | undefined>()

  const named = (name: string, depth: number): boolean | undefined => {
    if (decided.has(name)) return decided.get(name)
    decided.set(name, undefined)
    const node = section?.entries.get(name)?.value
    if (node !== undefined) decided.set(name, decide(node, depth))
    return decided.get(name)
  }

  const decide = (node: Node, depth: number): boolean | undefined => {
    const call = conditionCall(node)
    if (call === undefined || depth > DEEPEST) return undefined
    const parts = partsOf(call.argument)
    const each = () => parts.map((part) => decide(part, depth + 1))
    switch (call.name) {
      case 'Condition':
        return call.argument.kind === 'scalar' ? named(call.argument.text, depth + 1) : undefined
      case 'Fn::Equals':
        return parts.length === 2 ? equal(possible(parts[0]), possible(parts[1])) : undefined
      case 'Fn::Not': {
        const [inner] = each()
        return inner === undefined ? undefined : !inner
      }
      case 'Fn::And':
        return together(each(), false)
      case 'Fn::Or':
        return together(each(), true)
      default:
        return undefined
    }
  }

  /** Every text that a side of an Equals may be; undefined where it may be anything. */
  const possible = (node: Node | undefined): ReadonlySet<string> | undefined => {
    if (node === undefined) return undefined
    const call = callOf(node)
    if (call === undefined) return node.kind === 'scalar' ? new Set([node.text]) : undefined
    if (call.name !== 'Ref' || call.argument.kind !== 'scalar') return undefined
    const parameter = parameters.get(call.argument.text)
    if (parameter === undefined || parameter.type.startsWith('AWS::SSM::')) return undefined
    const { given, allowed } = parameter
    return given === undefined || given.isOpen ? allowed : new Set([given.node.text])
  }

  /** The parameters and pseudo parameters that what is not decided of a condition refers to. */
  const inputsOf = (node: Node | undefined, inputs: Set<string>, depth: number): void => {
    const call = node && conditionCall(node)
    if (node === undefined || call === undefined || depth > DEEPEST || decide(node, depth) !== undefined)
      return
    const { argument } = call
    if (call.name === 'Condition' && argument.kind === 'scalar') {
      inputsOf(section?.entries.get(argument.text)?.value, inputs, depth + 1)
    } else if (call.name === 'Fn::Equals') {
      for (const part of partsOf(argument)) for (const name of referredBy(part)) inputs.add(name)
    } else for (const part of partsOf(argument)) inputsOf(part, inputs, depth + 1)
  }

  return {
    decide: (condition) => named(condition, 0),
    choice(condition) {
      const inputs = new Set<string>()
      inputsOf(section?.entries.get(condition)?.value, inputs, 0)
      const names = [...inputs]
      const [input] = names
      // A file gives no pseudo parameter.
      if (input === undefined || !names.every((name) => parameters.has(name))) return { condition }
      return names.length === 1 ? { condition, input } : { condition, inputs: names }
    },
  }
}

function partsOf(argument: Node): readonly Node[] {
  return argument.kind === 'sequence' ? argument.items : []
}

/** Names that intrinsics within a node refer to; what else is not known there has no name. */
function* referredBy(node: Node): Generator<string> {
  const call = callOf(node)
  if (call?.name === 'Ref' && call.argument.kind === 'scalar') yield call.argument.text
  else if (call !== undefined) yield call.name
}

/** `{Condition: name}` is written like a call, without being one elsewhere. */
function conditionCall(node: Node): Call | undefined {
  const call = callOf(node)
  if (call !== undefined || node.kind !== 'mapping' || node.entries.size !== 1) return call
  const argument = node.entries.get('Condition')?.value
  return argument === undefined ? undefined : { name: 'Condition', argument }
}

function equal(
  left: ReadonlySet<string> | undefined,
  right: ReadonlySet<string> | undefined,
): boolean | undefined {
  if (left === undefined || right === undefined) return undefined
  if (![...left].some((text) => right.has(text))) return false
  return left.size === 1 && right.size === 1 ? true : undefined
}

/** And and Or after Kleene: one part that decides is enough. */
function together(parts: readonly (boolean | undefined)[], decisive: boolean): boolean | undefined {
  if (parts.includes(decisive)) return decisive
  return parts.length === 0 || parts.includes(undefined) ? undefined : !decisive
}
