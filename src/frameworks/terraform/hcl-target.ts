/** Finds in the tree of HCL what stands at a place. */
import type { Range } from '../../core/source.ts'
import { holds, isSame, refuse } from '../write/draft.ts'
import type {
  Attribute,
  Block,
  Body,
  Expression,
  ObjectExpression,
  Step,
  TemplateExpression,
  TemplatePart,
  Tuple,
} from './hcl/ast.ts'

/** A body, and the block that it belongs to; without one, it is the file's. */
export interface Around {
  readonly body: Body
  readonly block: Block | undefined
}

export type HclTarget =
  | { readonly kind: 'attribute'; readonly attribute: Attribute; readonly around: Around }
  | { readonly kind: 'block'; readonly block: Block; readonly around: Around }
  | { readonly kind: 'expression'; readonly node: Expression; readonly member: Member | undefined }
  /** A part of what a text says. */
  | { readonly kind: 'text'; readonly node: TemplateExpression }

/** The object or list that an expression is a member of. */
export interface Member {
  readonly holder: ObjectExpression | Tuple
  readonly place: number
}

/** What stands at a place: an attribute, also by its value alone, a block, also by its head alone, or a part of a value. */
export function findInHcl(body: Body, range: Range): HclTarget {
  let around: Around = { body, block: undefined }
  for (;;) {
    const item = around.body.items.find((each) => each.file === undefined && holds(each.range, range))
    if (item === undefined) return refuse('the place of the value was not found in the text')
    if (item.kind === 'attribute') {
      const isIt =
        isSame(item.range, range) || isSame(item.value.range, range) || isSame(item.name.range, range)
      return isIt ? { kind: 'attribute', attribute: item, around } : findInValue(item.value, range)
    }
    if (isSame(item.range, range) || isSame(item.head, range)) return { kind: 'block', block: item, around }
    around = { body: item.body, block: item }
  }
}

function findInValue(value: Expression, range: Range): HclTarget {
  let node = value
  for (;;) {
    const part: Part | undefined = partsOf(node).find((each) => holds(each.node.range, range))
    if (part === undefined) {
      if (node.kind === 'template') return { kind: 'text', node }
      return refuse('the place of the value was not found in the text')
    }
    if (isSame(part.node.range, range)) return { kind: 'expression', ...part }
    node = part.node
  }
}

interface Part {
  readonly node: Expression
  readonly member: Member | undefined
}

/** The expressions directly inside of another one. */
function partsOf(node: Expression): readonly Part[] {
  switch (node.kind) {
    case 'tuple':
      return node.items.map((item, place) => ({ node: item, member: { holder: node, place } }))
    case 'object':
      return node.items.flatMap(({ key, value }, place) => [
        alone(key),
        { node: value, member: { holder: node, place } },
      ])
    case 'template':
      return node.parts.flatMap(inTemplate).map(alone)
    case 'call':
      return node.args.map(alone)
    case 'traversal':
      return [node.root, ...node.steps.flatMap(inStep)].map(alone)
    case 'conditional':
      return [node.condition, node.yes, node.no].map(alone)
    case 'unary':
      return [alone(node.operand)]
    case 'binary':
      return [node.left, node.right].map(alone)
    case 'for':
      return [node.collection, node.key, node.value, node.condition]
        .filter((each) => each !== undefined)
        .map(alone)
    default:
      return []
  }
}

function alone(node: Expression): Part {
  return { node, member: undefined }
}

function inStep(step: Step): readonly Expression[] {
  if (step.kind === 'index') return [step.key]
  return step.kind === 'splat' ? step.each.flatMap(inStep) : []
}

function inTemplate(part: TemplatePart): readonly Expression[] {
  switch (part.kind) {
    case 'text':
      return []
    case 'interpolation':
      return [part.value]
    case 'if':
      return [part.condition, ...part.yes.flatMap(inTemplate), ...part.no.flatMap(inTemplate)]
    case 'for':
      return [part.collection, ...part.body.flatMap(inTemplate)]
  }
}
