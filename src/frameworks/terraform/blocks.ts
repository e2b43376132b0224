/** Reads the body of a block as a mapping: attributes by name, nested blocks as lists of mappings. */

import { locate, type Range } from '../../core/source.ts'
import type { Resource } from '../../core/template.ts'
import {
  type Choice,
  causeOfUnread,
  choiceOf,
  type Mapping,
  madeWith,
  type Unknown,
  type Value,
} from '../../core/value.ts'
import { notRead } from '../unread.ts'
import { spend } from '../values/budget.ts'
import { type PossibleElement, possibleElementsOf } from '../values/elements.ts'
import { excerpt } from '../values/excerpt.ts'
import { list, mapping, openMapping, unevaluated, unknown } from '../values/make.ts'
import { countParts } from '../values/parts.ts'
import type { Attribute, Block, Body, Expression } from './hcl/ast.ts'
import { choiceByExpression } from './inputs.ts'
import { attributesOf } from './placed.ts'
import { bind, evaluate, type Scope, scopeOf } from './scope.ts'
import { inSlice } from './slice.ts'

export type Entries = ReadonlyMap<string, Value>

/**
 * Reads a body. Names that attributes and blocks share hold the items of both.
 *
 * @param except the name of an attribute that is not asked for
 */
export function readBody(body: Body, scope: Scope, except?: string): Entries {
  const entries = new Map<string, Value>()
  for (const item of body.items) {
    const inner = scopeOf(item, scope)
    if (item.kind === 'attribute') {
      if (item.name.text === except) continue
      const name = item.name.text
      const value = readAttribute(item, inner)
      // What has a syntax error may have been a block beside others of its type.
      if (item.value.kind === 'invalid' && entries.has(name)) add(entries, name, [value])
      else if (!entries.has(name)) entries.set(name, modest(value, inner, item.value.range))
    } else if (item.type.text === 'dynamic' && item.labels[0] !== undefined) {
      add(entries, item.labels[0].text, expand(item, item.labels[0].text, inner))
    } else {
      add(entries, item.type.text, [readBlock(item, inner)])
    }
  }
  return entries
}

function readAttribute({ name, value }: Attribute, scope: Scope): Value {
  if (value.kind === 'literal') return evaluate(value, scope)
  const place = { what: name.text, at: locate(scope, value.range) }
  return inSlice(scope.evaluation.budget, place, () => evaluate(value, scope))
}

/** A value that can be walked as a tree in reasonable time, which each policy about it may do. */
function modest(value: Value, scope: Scope, range: Range): Value {
  const parts = countParts(value)
  if (parts !== undefined && (parts === 1 || spend(scope.evaluation.budget, parts))) return value
  return unevaluated(`${excerpt(locate(scope, range))}, which is very large,`, value.at)
}

/** Adds blocks to those of the same type. */
function add(entries: Map<string, Value>, name: string, blocks: readonly Value[]): void {
  const [first] = blocks
  if (first === undefined) return
  const earlier = entries.get(name)
  const before = earlier === undefined ? [] : earlier.kind === 'list' ? earlier.items : [earlier]
  entries.set(name, { ...list([...before, ...blocks], before[0]?.at ?? first.at), block: true })
}

/** The mapping that a body is. What is cut out of it by a syntax error may hold any name; `head` is where that is said. */
export function bodyAsMapping(
  { isCut }: Body,
  entries: Entries,
  { at, head }: Pick<Resource, 'at' | 'head'>,
): Mapping {
  if (!isCut) return mapping(entries, at)
  return openMapping(entries, unknown(causeOfUnread(notRead(head, 'inside')), head), at)
}

/** A block as a mapping; labels become keys around it, as in Terraform's JSON syntax. */
function readBlock(block: Block, scope: Scope): Value {
  const at = locate(scope, block.range)
  const head = locate(scope, block.head)
  const body = bodyAsMapping(block.body, readBody(block.body, scope), { at, head })
  return block.labels.reduceRight((inner, label) => mapping(new Map([[label.text, inner]]), at), body)
}

/** A `dynamic` block, ready to be repeated. */
interface Dynamic {
  readonly type: string
  readonly block: Block
  readonly content: Block
  readonly forEach: Expression
  /** The name by which the content asks for the element. */
  readonly iterator: string
}

/**
 * The blocks a `dynamic` block stands for: one for each element of a known collection, else one that stands for any
 * number of them. A block that exists under a condition only is one of a value and nothing.
 */
function expand(block: Block, type: string, scope: Scope): readonly Value[] {
  const attributes = attributesOf(block.body)
  const forEach = attributes.find((attribute) => attribute.name.text === 'for_each')?.value
  const content = block.body.items.find((item) => item.kind === 'block' && item.type.text === 'content')
  if (forEach === undefined || content?.kind !== 'block') {
    return [unevaluated(`dynamic "${type}"`, locate(scope, block.range))]
  }
  const named = attributes.find((attribute) => attribute.name.text === 'iterator')?.value
  const iterator = named?.kind === 'variable' ? named.name : type
  return expandOver(evaluate(forEach, scope), { type, block, content, forEach, iterator }, scope)
}

function expandOver(collection: Value, dynamic: Dynamic, scope: Scope): readonly Value[] {
  const at = locate(scope, dynamic.block.range)
  if (collection.kind === 'either') {
    return collection.branches.flatMap((branch) =>
      branch === undefined
        ? []
        : expandOver(branch, dynamic, scope).map((block) => onlyIf(collection, block)),
    )
  }
  const elements = possibleElementsOf(collection)
  const text = excerpt(locate(scope, dynamic.forEach.range))
  if (elements === undefined) {
    return [anyNumber(collection.kind === 'unknown' ? collection : unevaluated(text, at), dynamic, scope)]
  }
  const blocks: Value[] = []
  for (const element of elements) {
    if (!spend(scope.evaluation.budget, 1)) return [unevaluated(text, at)]
    blocks.push(...readElement(element, dynamic, scope))
  }
  return blocks
}

function onlyIf(choice: Choice, block: Value): Value {
  return { ...choiceOf(choice), kind: 'either', branches: [block, undefined], at: block.at }
}

/** The block for one element; for an element that may not be there, a block that may not be there. */
function readElement(
  { key, value, certain }: PossibleElement,
  dynamic: Dynamic,
  scope: Scope,
): readonly Value[] {
  if (!certain && value.kind === 'unknown') return [anyNumber(value, dynamic, scope)]
  if (!certain && value.kind === 'either') {
    return value.branches.flatMap((branch) =>
      branch === undefined
        ? []
        : readElement({ key, value: branch, certain: true }, dynamic, scope).map((block) =>
            onlyIf(value, block),
          ),
    )
  }
  return [readContent(key, value, dynamic, scope)]
}

/** What stands for any number of blocks, of which what does not depend on the element is known. */
function anyNumber({ because, at }: Unknown, dynamic: Dynamic, scope: Scope): Value {
  const element = unknown(madeWith(because, ''), at)
  const block = readContent(element, element, dynamic, scope)
  const choice = choiceByExpression(unknown(because, at), dynamic.forEach, scope)
  return { ...choice, kind: 'either', branches: [block, undefined], anyNumber: true, at: block.at }
}

function readContent(key: Value, value: Value, dynamic: Dynamic, scope: Scope): Value {
  const at = locate(scope, dynamic.block.range)
  const element = mapping(
    new Map([
      ['key', key],
      ['value', value],
    ]),
    value.at,
  )
  const inner = bind(
    scope,
    dynamic.iterator,
    element,
    `the for_each of dynamic ${JSON.stringify(dynamic.type)}`,
  )
  const { body } = dynamic.content
  return bodyAsMapping(body, readBody(body, inner), { at, head: at })
}
