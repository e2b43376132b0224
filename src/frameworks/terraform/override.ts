/** Override files: what they write takes the place of what the other files say of the same things. */
import { compareText } from '../../core/compare.ts'
import { nameOf } from '../../core/path.ts'
import type { SourceFile } from '../../core/source.ts'
import type { Problem } from '../../core/template.ts'
import type { Attribute, Block, Body, Item } from './hcl/ast.ts'
import { fixedText } from './hcl/fixed-text.ts'
import { attributesOf, type Placed } from './placed.ts'

export function isOverride(file: Pick<SourceFile, 'path'>): boolean {
  const name = nameOf(file.path)
  return /^(?:override|.*_override)\.(?:tf|tofu)(?:\.json)?$/s.test(name)
}

/** The override files in the order in which they are read: later ones win. */
export function overridesIn(files: readonly SourceFile[]): readonly SourceFile[] {
  const named = files.filter(isOverride).map((file) => ({ file, name: nameOf(file.path) }))
  return named.sort((a, b) => compareText(a.name, b.name)).map(({ file }) => file)
}

/** A block of a normal file, with the bodies it is made of: its own, then those of overrides. */
interface Target {
  readonly original: Placed<Block>
  readonly layers: Layer[]
}

type Layer = Placed<Body>

/** Targets by what they define; see keysOf. */
type Index = Map<string, Target>

/**
 * The top-level blocks of the normal files with those of the override files merged into them, by the rules of
 * https://developer.hashicorp.com/terraform/language/files/override. What has no original is a problem, as it is
 * to Terraform; blocks that are not merged by name (`terraform`, `moved`) are added as they are.
 */
export function mergeOverrides(
  originals: readonly Placed<Block>[],
  overrides: readonly Placed<Block>[],
  problems: Problem[],
): readonly Placed<Block>[] {
  if (overrides.length === 0) return originals
  const targets = originals.map(targetOf)
  const index: Index = new Map()
  for (const target of targets) for (const key of keysOf(target.original.node)) index.set(key, target)
  for (const override of overrides) {
    if (override.node.type.text === 'locals') addLocals(override, index, problems)
    else targets.push(...addBlock(override, index, problems))
  }
  return targets.map(({ original: { node, file }, layers }) => ({
    node: layers.length === 1 ? node : { ...node, body: mergeBodies(layers) },
    file,
  }))
}

function targetOf(original: Placed<Block>): Target {
  return { original, layers: [layerOf(original)] }
}

function layerOf({ node, file }: Placed<Block>): Layer {
  return { node: node.body, file }
}

/** Adds an override to its original; returns what stands for itself. */
function addBlock(override: Placed<Block>, index: Index, problems: Problem[]): readonly Target[] {
  const { node, file } = override
  const [key] = keysOf(node)
  if (key === undefined) return [targetOf(override)]
  const target = index.get(key)
  if (target !== undefined) {
    target.layers.push(layerOf(override))
    return []
  }
  if (!isDefaultProvider(node)) {
    problems.push(withoutOriginal(describe(node), { file, range: node.head }))
    return []
  }
  const added = targetOf(override)
  index.set(key, added)
  return [added]
}

/** Adds each local to the block that holds the local of its name. */
function addLocals({ node, file }: Placed<Block>, index: Index, problems: Problem[]): void {
  const groups = new Map<Target, Attribute[]>()
  for (const attribute of attributesOf(node.body)) {
    const { text, range } = attribute.name
    const target = index.get(keyOf('locals', text))
    const group = target && groups.get(target)
    if (target === undefined) {
      problems.push(withoutOriginal(`local ${JSON.stringify(text)}`, { file, range }))
    } else if (group === undefined) {
      groups.set(target, [attribute])
    } else {
      group.push(attribute)
    }
  }
  for (const [target, items] of groups) target.layers.push({ node: { items }, file })
}

/** Blocks that are merged by their labels, and how many those are. */
const LABELS: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['provider', 1],
  ['variable', 1],
  ['output', 1],
  ['module', 1],
])

/** What a block defines, one key for each thing; none where overrides can't name it. */
function keysOf(block: Block): readonly string[] {
  const type = block.type.text
  if (type === 'locals') return attributesOf(block.body).map(({ name }) => keyOf(type, name.text))
  if (LABELS.get(type) !== block.labels.length) return []
  return [keyOf(type, ...block.labels.map(({ text }) => text), ...aliasOf(block))]
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}

/** The alias of a provider, which Terraform takes as fixed text only. */
function aliasOf(block: Block): readonly string[] {
  if (block.type.text !== 'provider') return []
  const alias = attributesOf(block.body).find(({ name }) => name.text === 'alias')
  const text = alias === undefined ? undefined : fixedText(alias.value)
  return text === undefined ? [] : [text]
}

/** A provider without a block of its own has an empty one, which an override may fill. */
function isDefaultProvider(block: Block): boolean {
  return block.type.text === 'provider' && aliasOf(block).length === 0
}

/** `resource "aws_s3_bucket" "logs"`, `provider "aws" with alias "east"` */
function describe(block: Block): string {
  const words = [block.type.text, ...block.labels.map(({ text }) => JSON.stringify(text))]
  return [...words, ...aliasOf(block).map((alias) => `with alias ${JSON.stringify(alias)}`)].join(' ')
}

function withoutOriginal(what: string, at: Problem['at']): Problem {
  return { message: `${what} is declared only in an override file; nothing to override`, at }
}

/**
 * One body made of layers, later ones over earlier ones. An attribute replaces the attribute of its name, and the
 * blocks of a type, with the dynamic ones that make such blocks, replace all blocks of that type; `lifecycle` is
 * merged in turn. Where attributes and blocks share a name all are kept: which ones count depends on the provider.
 */
function mergeBodies(layers: readonly Layer[]): Body {
  const winners = new Map<string, Layer>()
  for (const layer of layers) {
    for (const item of layer.node.items) for (const slot of slotsOf(item)) winners.set(slot, layer)
  }
  const kept: Item[] = []
  const lifecycles: Placed<Block>[] = []
  for (const layer of layers) {
    for (const item of layer.node.items) {
      const placed = layer === layers[0] ? item : { ...item, file: layer.file }
      if (isLifecycle(placed)) lifecycles.push({ node: placed, file: layer.file })
      else if (slotsOf(item).every((slot) => winners.get(slot) === layer)) kept.push(placed)
    }
  }
  const attributes = kept.filter((item) => item.kind === 'attribute')
  const blocks = kept.filter((item) => item.kind === 'block')
  const items = [...attributes, ...blocks, ...mergeLifecycles(lifecycles)]
  return layers.some(({ node }) => node.isCut) ? { items, isCut: true } : { items }
}

/** What an item takes the place of: in JSON, of attributes and of blocks alike. */
function slotsOf(item: Item): readonly string[] {
  if (item.kind === 'attribute') {
    const attribute = keyOf('attribute', item.name.text)
    return item.maybeBlocks ? [attribute, keyOf('block', item.name.text)] : [attribute]
  }
  const [label] = item.labels
  const type = item.type.text === 'dynamic' && label !== undefined ? label.text : item.type.text
  return [keyOf('block', type)]
}

function isLifecycle(item: Item): item is Block {
  return item.kind === 'block' && item.type.text === 'lifecycle'
}

function mergeLifecycles(blocks: readonly Placed<Block>[]): readonly Block[] {
  const [first] = blocks
  return first === undefined ? [] : [{ ...first.node, body: mergeBodies(blocks.map(layerOf)) }]
}
