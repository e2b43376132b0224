/** Edits of HCL. */
import type { Change } from '../../core/fix.ts'
import type { Range, SourceFile } from '../../core/source.ts'
import type { Template } from '../../core/template.ts'
import type { AddResource } from '../write/changes.ts'
import { type Edit, holds, inOrder, insert, isSame, refuse } from '../write/draft.ts'
import { writeEmbedded } from '../write/embedded.ts'
import { addMembers } from '../write/members.ts'
import { removeMembers } from '../write/members-removal.ts'
import { indentAt, lineEnd, newlineOf, unitOf } from '../write/style.ts'
import type { Block, Body, TemplateExpression } from './hcl/ast.ts'
import { parseHcl } from './hcl/parse-body.ts'
import { addToBlock, type HclPage } from './hcl-body.ts'
import { addToObject, bracketsOf } from './hcl-members.ts'
import { Raw, spellHcl, writeBlock, writeExpression } from './hcl-output.ts'
import { type HclPlan, planHclRemoval, planHclReplacement, planHclSetting, startHclPlan } from './hcl-plan.ts'
import { removeItem } from './hcl-removal.ts'
import { findInHcl } from './hcl-target.ts'
import { templateRegion } from './hcl-text.ts'
import { attributesOf } from './placed.ts'
import { type Repeated, spellInText } from './write-values.ts'

/** The edits of one `.tf` or `.tfvars` file. @param isTaken whether a resource has an address already */
export function writeHcl(
  template: Template,
  file: SourceFile,
  changes: readonly Change[],
  isTaken: (address: string) => boolean,
): readonly Edit[] {
  const { text } = file
  const { body, faults, comments } = parseHcl(text)
  const fault = faults.find(({ losesNothing }) => !losesNothing)
  if (fault !== undefined) refuse(`the file has a syntax error: ${fault.message}`)
  const page: HclPage = {
    text,
    comments: once(comments),
    layout: { newline: newlineOf(text), unit: unitOf(text, isComment) },
  }
  const plan = startHclPlan(text)
  const named = new Map<string, string>()
  const inTexts = new Map<TemplateExpression, Change[]>()
  for (const change of changes) {
    const around = textAround(body, change)
    if (around !== undefined) inTexts.set(around, [...(inTexts.get(around) ?? []), change])
    else planChange(page, plan, body, change, (owner) => labelFor(change, owner, named, isTaken))
  }
  const embedded = [...inTexts].flatMap(([node, own]) =>
    writeEmbedded(template, templateRegion(text, node), own, spellInText),
  )
  return inOrder([...editsOf(page, plan), ...embedded])
}

/** Comments in their order, each once. */
function once(comments: readonly Range[]): readonly Range[] {
  const sorted = [...comments].sort((a, b) => a.start - b.start || a.end - b.end)
  return sorted.filter((each, place) => place === 0 || !isSame(each, sorted[place - 1] ?? each))
}

/** The text that the place of a change stands in; what is set below a text is set in what it holds. */
function textAround(body: Body, change: Change): TemplateExpression | undefined {
  if (change.kind === 'add-resource') return undefined
  const target = findInHcl(body, change.kind === 'set' ? change.below.range : change.at.range)
  if (target.kind === 'text') return target.node
  if (change.kind !== 'set' || target.kind === 'block') return undefined
  const node = target.kind === 'attribute' ? target.attribute.value : target.node
  return node.kind === 'template' ? node : undefined
}

function isComment(line: string): boolean {
  return /^(?:#|\/[/*]|\*)/.test(line)
}

function planChange(
  page: HclPage,
  plan: HclPlan,
  body: Body,
  change: Change,
  label: (owner: string) => string,
): void {
  checkValidation(body, change)
  switch (change.kind) {
    case 'set':
      planHclSetting(plan, findInHcl(body, change.below.range), change.path, change.value)
      return
    case 'replace': {
      const target = findInHcl(body, change.at.range)
      if (target.kind === 'block' || target.kind === 'text') refuse('a block cannot be replaced by a value')
      const node = target.kind === 'attribute' ? target.attribute.value : target.node
      planHclReplacement(plan, node, spellHcl(change.value))
      return
    }
    case 'remove':
      planHclRemoval(plan, findInHcl(body, change.at.range))
      return
    case 'add-resource': {
      const target = findInHcl(body, change.beside.at.range)
      if (target.kind !== 'block') refuse('a resource is a block')
      planBlock(page, plan, target.block, change, label)
      return
    }
  }
}

/** Refuses a change of a variable's default that its conditions may not allow. */
function checkValidation({ items }: Body, change: Change): void {
  if (change.kind === 'add-resource') return
  const { range } = change.kind === 'set' ? change.below : change.at
  for (const item of items) {
    if (item.kind !== 'block' || item.type.text !== 'variable' || !holds(item.range, range)) continue
    if (item.body.items.some((inner) => inner.kind === 'block' && inner.type.text === 'validation'))
      refuse(`variable ${JSON.stringify(item.labels[0]?.text ?? '')} may not allow the value`)
  }
}

/** The label of a new block: the owner's, or where that is taken one that is made from it. */
function labelFor(
  change: Change,
  owner: string,
  named: Map<string, string>,
  isTaken: (address: string) => boolean,
): string {
  if (change.kind !== 'add-resource') return owner
  const key = JSON.stringify([owner, change.type, change.suffix, change.beside.type])
  const earlier = named.get(key)
  if (earlier !== undefined) return earlier
  const used = new Set([...named.values()].map((label) => `${change.type}.${label}`))
  const suffix = change.suffix.replace(/[^A-Za-z0-9_]/g, '_').toLowerCase()
  for (let number = 0; ; number++) {
    const label = number === 0 ? owner : `${owner}_${suffix}${number === 1 ? '' : number}`
    const address = `${change.type}.${label}`
    if (isTaken(address) || used.has(address)) continue
    named.set(key, label)
    return label
  }
}

const COPIED: ReadonlySet<string> = new Set(['count', 'for_each', 'provider'])

function planBlock(
  page: HclPage,
  plan: HclPlan,
  owner: Block,
  { type, beside, properties }: AddResource,
  label: (owner: string) => string,
): void {
  const { text } = page
  const attributes = attributesOf(owner.body)
  const copied = attributes.filter(({ name, file }) => COPIED.has(name.text) && file === undefined)
  const names = copied.map(({ name }) => name.text)
  const key = names.includes('count') ? '[count.index]' : names.includes('for_each') ? '[each.key]' : ''
  const repeated: Repeated = { owner: beside, key }
  const own = copied.map(
    ({ name, value }) => [name.text, new Raw(text.slice(value.range.start, value.range.end))] as const,
  )
  const given = Object.entries(properties).map(([name, value]) => [name, spellHcl(value, repeated)] as const)
  const name = label(owner.labels[1]?.text ?? '')
  const indent = indentAt(text, owner.range.start)
  const written = writeBlock(
    `resource "${type}" "${name}"`,
    [...own, ...given],
    { ...page.layout, indent },
    own.length,
  )
  const blocks = plan.beside.get(owner) ?? []
  plan.beside.set(owner, blocks)
  if (!blocks.includes(written)) blocks.push(written)
}

function* editsOf(page: HclPage, plan: HclPlan): Generator<Edit> {
  const { text } = page
  for (const [node, value] of plan.replaced) {
    const layout = { ...page.layout, indent: indentAt(text, node.range.start) }
    yield { range: node.range, text: writeExpression(value, layout) }
  }
  for (const [block, entries] of plan.bodies) yield* addToBlock(page, block, entries)
  for (const [object, entries] of plan.objects) yield* addToObject(page, object, entries)
  for (const [tuple, items] of plan.tuples) {
    const last = tuple.items.length - 1
    yield* addMembers(
      bracketsOf(page, tuple),
      items.map((item) => ({ after: last, write: (layout) => writeExpression(item, layout) })),
    )
  }
  for (const [item, around] of plan.removedItems) yield removeItem(page, item, around)
  for (const [holder, places] of plan.removedMembers) {
    if (holder.kind === 'tuple' ? plan.tuples.has(holder) : plan.objects.has(holder))
      refuse('items are added to a list from which others are removed')
    yield* removeMembers(bracketsOf(page, holder), places)
  }
  for (const [owner, blocks] of plan.beside) {
    const { newline } = page.layout
    yield insert(
      lineEnd(text, owner.range.end),
      blocks.map((block) => newline + newline + indentAt(text, owner.range.start) + block).join(''),
    )
  }
}
