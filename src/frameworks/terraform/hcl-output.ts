/** Values and blocks as HCL, laid out as `terraform fmt` does it. */
import { JsonOf, ReferenceTo, TextOf, type Writable } from '../../core/fix.ts'
import { isList, isObject, type Plain, type PlainObject, toPlain } from '../write/pending.ts'
import { inside, type Layout } from '../write/style.ts'
import { addressOf, quoteText, type Repeated } from './write-values.ts'

/** An expression as it is written. */
export class Raw {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What is a value in any place: an object that is a map and no block, the argument of a function. */
export class Wrapped {
  readonly call: string | undefined
  readonly value: HclValue

  constructor(value: HclValue, call?: string) {
    this.value = value
    this.call = call
  }
}

/** Objects are blocks where they stand directly in one, or are all items of a list that does. */
export type HclValue = Plain<Raw | Wrapped>

export function spellHcl(value: Writable, repeated?: Repeated): HclValue {
  return toPlain<Raw | Wrapped>(
    value,
    (each) => {
      if (each instanceof ReferenceTo) return new Raw(addressOf(each, repeated))
      if (each instanceof TextOf) {
        const parts = each.parts.map((part) =>
          typeof part === 'string' ? quoteText(part) : `\${${addressOf(part, repeated)}}`,
        )
        return new Raw(`"${parts.join('')}"`)
      }
      return each instanceof JsonOf ? new Wrapped(spellHcl(each.value, repeated), 'jsonencode') : undefined
    },
    (text) => text,
  )
}

/** Whether something in a body is written as blocks. */
export function isBlocks(
  value: HclValue,
): value is PlainObject<Raw | Wrapped> | readonly PlainObject<Raw | Wrapped>[] {
  return isObject(value) || (isList(value) && value.length > 0 && value.every((item) => isObject(item)))
}

/** A value as an expression; over several lines where it holds objects and the layout has an indentation. */
export function writeExpression(value: HclValue, layout: Layout): string {
  if (value instanceof Raw) return value.text
  if (value instanceof Wrapped) {
    const inner = writeExpression(value.value, layout)
    return value.call === undefined ? inner : `${value.call}(${inner})`
  }
  if (typeof value === 'string') return `"${quoteText(value)}"`
  if (isList(value)) return writeTuple(value, layout)
  if (isObject(value)) return writeObject(Object.entries(value), layout)
  return String(value)
}

function writeTuple(items: readonly HclValue[], layout: Layout): string {
  const isShort = items.every((item) => typeof item !== 'object' || item instanceof Raw)
  if (isShort || layout.indent === undefined) {
    return `[${items.map((item) => writeExpression(item, { ...layout, indent: undefined })).join(', ')}]`
  }
  const inner = inside(layout)
  const lines = items.map((item) => `${inner.indent}${writeExpression(item, inner)},${layout.newline}`)
  return `[${layout.newline}${lines.join('')}${layout.indent}]`
}

function writeObject(entries: readonly (readonly [string, HclValue])[], layout: Layout): string {
  if (entries.length === 0) return '{}'
  const inner = inside(layout)
  const members = entries.map(([key, value]) => [writeKey(key), writeExpression(value, inner)] as const)
  if (layout.indent === undefined)
    return `{ ${members.map(([key, value]) => `${key} = ${value}`).join(', ')} }`
  const lines = aligned(members).map((line) => inner.indent + line + layout.newline)
  return `{${layout.newline}${lines.join('')}${layout.indent}}`
}

/** The key of an object: a bare word where it can be one. */
export function writeKey(key: string): string {
  return /^(?!(?:for|true|false|null)$)[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? key : `"${quoteText(key)}"`
}

/** Attributes with their signs one below the other, as far as neighboring ones take one line each. */
export function aligned(members: readonly (readonly [string, string])[], least = 0): readonly string[] {
  const isShort = members.map(([, value]) => !value.includes('\n'))
  return members.map(([name, value], place) => {
    if (!isShort[place]) return `${name} = ${value}`
    let first = place
    while (isShort[first - 1]) first--
    let end = place
    while (isShort[end]) end++
    const width = Math.max(first === 0 ? least : 0, ...members.slice(first, end).map(([each]) => each.length))
    return `${name.padEnd(width)} = ${value}`
  })
}

/** What a body holds, line by line: attributes, and blocks after them. */
export function writeBody(
  entries: readonly (readonly [string, HclValue])[],
  layout: Layout,
  width = 0,
): readonly string[] {
  const attributes = entries.filter(([, value]) => !isBlocks(value))
  const members = attributes.map(([name, value]) => [name, writeExpression(value, layout)] as const)
  const blocks = entries.flatMap(([type, value]) => writeBlocks(type, value, layout))
  const lines = aligned(members, width)
  const apart = blocks.flatMap((block, place) => (place === 0 && lines.length === 0 ? [block] : ['', block]))
  return [...lines, ...apart]
}

/** The blocks of one type that a value stands for. */
export function writeBlocks(type: string, value: HclValue, layout: Layout): readonly string[] {
  if (isList(value)) return isBlocks(value) ? value.flatMap((item) => writeBlocks(type, item, layout)) : []
  return isObject(value) ? [writeBlock(type, Object.entries(value), layout)] : []
}

/**
 * @param head the type, with its labels
 * @param apart how many of the first entries have a blank line after them
 */
export function writeBlock(
  head: string,
  entries: readonly (readonly [string, HclValue])[],
  layout: Layout,
  apart = 0,
): string {
  if (entries.length === 0) return `${head} {}`
  const inner = inside(layout)
  const { newline, indent = '' } = layout
  const groups = [entries.slice(0, apart), entries.slice(apart)].filter((each) => each.length > 0)
  const all = groups.flatMap((group, place) => [...(place === 0 ? [] : ['']), ...writeBody(group, inner)])
  const lines = all.map((line) => (line === '' ? newline : inner.indent + line + newline))
  return `${head} {${newline}${lines.join('')}${indent}}`
}
