/**
 * Terraform's JSON syntax as the tree of its native one: which properties are blocks, attributes, references.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
import type { Range } from '../../../core/source.ts'
import { parseJson as parseJsonText } from '../../json.ts'
import { jsonComments } from '../../json-comments.ts'
import { type Entry, entryRange, type MappingNode, type Node } from '../../node.ts'
import type { Attribute, Block, Body, Expression, Item, Name } from './ast.ts'
import { COMMENT_KEY, type JsonSource, type Mode, nameOf, toExpression } from './json-values.ts'
import type { ParsedBody } from './parse-body.ts'
import { MAX_FAULTS } from './parser.ts'

/** What the body of a block holds. */
interface Schema {
  /** How the values of attributes are taken, where that is not as templates. */
  readonly modes?: Readonly<Record<string, Mode>>
  /** Of all others. */
  readonly otherwise?: Mode
  /** Properties that certainly are blocks. */
  readonly blocks?: Readonly<Record<string, BlockSchema>>
  /** Whether objects may be blocks of the provider, which may be repeated. */
  readonly nests?: true
}

interface BlockSchema extends Schema {
  readonly labels: number
}

const LIFECYCLE: BlockSchema = {
  labels: 0,
  modes: { ignore_changes: 'expression', replace_triggered_by: 'expression' },
}
/** A block of the provider. */
const NESTED: BlockSchema = { labels: 0, nests: true }
const DYNAMIC: BlockSchema = { labels: 1, modes: { iterator: 'expression' }, blocks: { content: NESTED } }
const RESOURCE: BlockSchema = {
  labels: 2,
  nests: true,
  modes: { provider: 'expression', depends_on: 'expression' },
  blocks: {
    lifecycle: LIFECYCLE,
    connection: { labels: 0 },
    provisioner: { labels: 1, blocks: { connection: { labels: 0 } } },
  },
}

/** Other blocks say nothing of what is deployed. */
const FILE: Schema = {
  blocks: {
    resource: RESOURCE,
    data: RESOURCE,
    provider: { labels: 1, nests: true, modes: { alias: 'literal', version: 'literal' } },
    variable: { labels: 1, modes: { type: 'expression' }, otherwise: 'literal' },
    output: { labels: 1, modes: { value: 'template' }, otherwise: 'literal' },
    locals: { labels: 0 },
    module: {
      labels: 1,
      modes: { source: 'literal', version: 'literal', providers: 'expression', depends_on: 'expression' },
    },
  },
}

/** Parses a `.tf.json` file. Never throws; ranges are the file's. */
export function parseJsonConfiguration(text: string): ParsedBody {
  return parse(text, (entry, source) => {
    const schema = blockOf(FILE, entry.key)
    return schema === undefined ? [] : readBlocks(entry, schema, source)
  })
}

/** Parses a `.tfvars.json` file: values of variables, whose strings are no templates. */
export function parseJsonValues(text: string): ParsedBody {
  return parse(text, (entry, source) => [readAttribute(entry, toExpression(entry.value, 'literal', source))])
}

function parse(text: string, read: (entry: Entry, source: JsonSource) => readonly Item[]): ParsedBody {
  const { root, problems, validUntil } = parseJsonText(text)
  // What is written twice to say nothing.
  const faults = problems.filter(({ range }) => text.slice(range.start, range.end) !== `"${COMMENT_KEY}"`)
  const isSound = validUntil === Number.POSITIVE_INFINITY
  const source: JsonSource = { text, faults: [...faults], validUntil, isCut: !isSound }
  const objects = root === undefined ? [] : objectsIn(root, source)
  const items = objects.flatMap((object) => entriesOf(object).flatMap((entry) => read(entry, source)))
  const body = bodyOf(items, source.isCut)
  return {
    body,
    faults: source.faults.slice(0, MAX_FAULTS),
    comments: [...jsonComments(text), ...remarksIn(root, text)],
  }
}

/** What stands in strings under the key of comments, which JSON has in their place; without the quotes. */
function remarksIn(root: Node | undefined, text: string): readonly Range[] {
  if (root === undefined || !text.includes(`"${COMMENT_KEY}"`)) return []
  const remarks: Range[] = []
  const stack: Node[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'sequence') stack.push(...node.items.slice(0, MAX_ITEMS))
    if (node.kind !== 'mapping') continue
    for (const { key, value } of node.entries.values()) {
      if (key !== COMMENT_KEY) stack.push(value)
      else
        for (const each of value.kind === 'sequence' ? value.items : [value]) remarks.push(...remarkOf(each))
    }
  }
  return remarks
}

/** More items than the call stack has room for are not written by people. */
const MAX_ITEMS = 50_000

function remarkOf(node: Node): readonly Range[] {
  return node.kind === 'scalar' && node.style === 'double' ? [node.content] : []
}

function bodyOf(items: readonly Item[], isCut: boolean): Body {
  return isCut ? { items, isCut } : { items }
}

function blockOf({ blocks = {}, nests }: Schema, name: string): BlockSchema | undefined {
  if (nests && name === 'dynamic') return DYNAMIC
  return Object.hasOwn(blocks, name) ? blocks[name] : undefined
}

function entriesOf({ entries }: MappingNode): readonly Entry[] {
  return [...entries.values()].filter(({ key }) => key !== COMMENT_KEY)
}

/** An object, or the objects of an array: wherever blocks or labels stand, both mean the same. */
function objectsIn(node: Node, source: JsonSource): readonly MappingNode[] {
  if (node.kind === 'mapping') return [node]
  // Null is what a program writes where there are no blocks.
  if (node.kind === 'scalar' && node.value === null) return []
  const items = node.kind === 'sequence' ? node.items : [node]
  return items.flatMap((item) => {
    if (item.kind === 'mapping') return [item]
    source.faults.push({ message: 'expected an object', range: item.range })
    source.isCut = true
    return []
  })
}

/** The blocks that a property stands for: one for each path of labels, and for each object of an array. */
function readBlocks(entry: Entry, schema: BlockSchema, source: JsonSource): readonly Block[] {
  return below(nameOf(entry), [], entry, schema, source)
}

function below(
  type: Name,
  labels: readonly Name[],
  entry: Entry,
  schema: BlockSchema,
  source: JsonSource,
): readonly Block[] {
  const objects = objectsIn(entry.value, source)
  if (labels.length < schema.labels) {
    return objects.flatMap((object) =>
      entriesOf(object).flatMap((inner) => below(type, [...labels, nameOf(inner)], inner, schema, source)),
    )
  }
  const only = objects.length === 1 && entry.value.kind === 'mapping'
  return objects.map((object) => ({
    kind: 'block',
    type,
    labels,
    body: bodyOf(readBody(object, schema, source), object.range.end > source.validUntil),
    closed: true,
    range: only ? entryRange(entry) : object.range,
    head: entry.keyRange,
  }))
}

function readBody(object: MappingNode, schema: Schema, source: JsonSource): readonly Item[] {
  return entriesOf(object).flatMap((entry): readonly Item[] => {
    const { key, value } = entry
    const block = blockOf(schema, key)
    if (block !== undefined) return readBlocks(entry, block, source)
    const { modes = {}, otherwise = 'template' } = schema
    const mode = (Object.hasOwn(modes, key) ? modes[key] : undefined) ?? otherwise
    if (!schema.nests || mode !== 'template') return [readAttribute(entry, toExpression(value, mode, source))]
    return readNested(entry, source)
  })
}

/**
 * A property of a resource that may be an attribute or blocks: which of both, only its provider knows. An object
 * reads the same either way, unless blocks are repeated in it.
 */
function readNested(entry: Entry, source: JsonSource): readonly Item[] {
  const { value } = entry
  if (repeats(value)) return readBlocks(entry, NESTED, source)
  const attribute = readAttribute(entry, toExpression(value, 'template', source))
  return [value.kind === 'scalar' ? attribute : { ...attribute, maybeBlocks: true }]
}

function readAttribute(entry: Entry, value: Expression): Attribute {
  const range: Range = { start: entry.keyRange.start, end: value.range.end }
  return { kind: 'attribute', name: nameOf(entry), value, range }
}

const repeating = new WeakMap<Node, boolean>()

/** Whether there is a `dynamic` block in a value. */
function repeats(node: Node): boolean {
  if (node.kind === 'scalar') return false
  const earlier = repeating.get(node)
  if (earlier !== undefined) return earlier
  const result =
    node.kind === 'sequence'
      ? node.items.length > 0 &&
        node.items.every(({ kind }) => kind === 'mapping') &&
        node.items.some(repeats)
      : entriesOf(node).some(({ key, value }) => (key === 'dynamic' && isDynamic(value)) || repeats(value))
  repeating.set(node, result)
  return result
}

/** Labels over objects with content. */
function isDynamic(node: Node): boolean {
  if (node.kind === 'sequence') return node.items.some(isDynamic)
  if (node.kind !== 'mapping') return false
  return entriesOf(node).some(({ value }) =>
    (value.kind === 'sequence' ? value.items : [value]).some(
      (each) => each.kind === 'mapping' && each.entries.has('content') && each.entries.has('for_each'),
    ),
  )
}
