/** Values as YAML, in block and flow style. */
import { isList, isObject } from './pending.ts'
import type { PlainValue } from './plan.ts'
import { inside, type Layout } from './style.ts'
import { type Quote, quoteScalar, writeScalar } from './yaml-scalar.ts'

/** How a text writes YAML. */
export interface YamlStyle {
  /** How texts are quoted that need it. */
  readonly needed: Quote
  /** How all texts are quoted, and all keys; not set where they are not. */
  readonly texts?: Quote
  readonly keys?: Quote
  /** Whether the dashes of a list stand deeper than the key that it belongs to. */
  readonly hasDeepLists: boolean
  /** Whether intrinsic functions are tags: `!Ref`. */
  readonly hasTags: boolean
  /** Between the brackets of a mapping in flow style and what is in it. */
  readonly padding: string
}

/** What follows a key's colon or a dash: on its line, or on lines of its own. */
export interface Written {
  readonly text: string
  readonly isOnLines: boolean
}

/** A value in flow style, or on one line. */
export function writeFlow(value: PlainValue, layout: Layout, style: YamlStyle): string {
  const call = callText(value, style, true)
  if (call !== undefined) return call
  if (isList<never>(value)) {
    return between(
      '[]',
      value.map((item) => writeFlow(item, inside(layout), style)),
      layout,
      '',
    )
  }
  if (isObject<never>(value)) {
    const inner = inside(layout)
    return between(
      '{}',
      Object.entries(value).map(([key, each]) => writeFlowEntry(key, each, inner, style)),
      layout,
      style.padding,
    )
  }
  return writeScalar(value, true, style.needed, style.texts)
}

export function writeFlowEntry(key: string, value: PlainValue, layout: Layout, style: YamlStyle): string {
  return `${writeKey(key, style, true)}: ${writeFlow(value, layout, style)}`
}

function between(brackets: '[]' | '{}', members: readonly string[], layout: Layout, padding: string): string {
  const [open, close] = brackets
  if (members.length === 0) return brackets
  if (layout.indent === undefined || brackets === '[]')
    return open + padding + members.join(', ') + padding + close
  const line = layout.newline + inside(layout).indent
  return open + line + members.join(`,${line}`) + layout.newline + layout.indent + close
}

function writeKey(key: string, { keys, needed }: YamlStyle, isInFlow: boolean): string {
  return writeScalar(key, isInFlow, needed, keys)
}

/** An intrinsic function as its tag; undefined for what is none, and where they are written in full. */
function callText(
  value: PlainValue,
  { hasTags, needed, texts }: YamlStyle,
  isInFlow: boolean,
): string | undefined {
  if (!hasTags || !isObject<never>(value)) return undefined
  const [[name, argument] = [], ...others] = Object.entries(value)
  if (name === undefined || others.length > 0) return undefined
  if (name === 'Ref' && typeof argument === 'string') return `!Ref ${argument}`
  if (name === 'Fn::Sub' && typeof argument === 'string')
    return `!Sub ${texts === undefined ? writeScalar(argument, isInFlow, needed) : quoteScalar(argument, texts)}`
  if (name !== 'Fn::GetAtt' || argument === undefined || !isList<never>(argument)) return undefined
  return `!GetAtt ${argument.join('.')}`
}

/** A value in block style; the layout is that of the key or dash before it. */
export function writeBlockValue(
  value: PlainValue,
  layout: Layout & { readonly indent: string },
  style: YamlStyle,
): Written {
  const call = callText(value, style, false)
  if (call !== undefined) return { text: call, isOnLines: false }
  if (isList<never>(value) && value.length > 0) {
    const indent = style.hasDeepLists ? layout.indent + layout.unit : layout.indent
    return { text: linesOfList(value, { ...layout, indent }, style), isOnLines: true }
  }
  if (isObject<never>(value) && Object.keys(value).length > 0) {
    return {
      text: linesOfMapping(Object.entries(value), { ...layout, indent: layout.indent + layout.unit }, style),
      isOnLines: true,
    }
  }
  if (typeof value === 'string') return { text: writeText(value, layout, style), isOnLines: false }
  return {
    text: isList<never>(value) ? '[]' : isObject<never>(value) ? '{}' : String(value),
    isOnLines: false,
  }
}

/** A text of several lines is a block, as far as its lines can stand in one. */
function writeText(
  text: string,
  { newline, indent = '', unit }: Layout,
  { needed, texts }: YamlStyle,
): string {
  const isBlock =
    /^[^\s\p{Cc}][\s\S]*\S\n?$/u.test(text) &&
    text.trimEnd().includes('\n') &&
    !/[ \t]\n|(?!\n)\p{Cc}|[\p{Zl}\p{Zp}\uFEFF]|\p{Surrogate}/u.test(text)
  if (!isBlock) return writeScalar(text, false, needed, texts)
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : indent + unit + line))
  return `|${text.endsWith('\n') ? '' : '-'}${newline}${lines.join(newline)}`
}

function linesOfMapping(
  entries: readonly (readonly [string, PlainValue])[],
  layout: Layout & { readonly indent: string },
  style: YamlStyle,
): string {
  return entries
    .map(([key, value]) => layout.indent + writeEntry(key, value, layout, style))
    .join(layout.newline)
}

/** An entry whose key stands at the indentation of the layout, which is not written before it. */
export function writeEntry(
  key: string,
  value: PlainValue,
  layout: Layout & { readonly indent: string },
  style: YamlStyle,
): string {
  const { text, isOnLines } = writeBlockValue(value, layout, style)
  return `${writeKey(key, style, false)}:${isOnLines ? layout.newline : ' '}${text}`
}

function linesOfList(
  items: readonly PlainValue[],
  layout: Layout & { readonly indent: string },
  style: YamlStyle,
): string {
  return items
    .map((item) => `${layout.indent}- ${writeItem(item, `${layout.indent}  `, layout, style)}`)
    .join(layout.newline)
}

/** An item, from what follows its dash. @param indent of what is in it */
export function writeItem(item: PlainValue, indent: string, layout: Layout, style: YamlStyle): string {
  const inner = { ...layout, indent }
  if (isObject<never>(item) && callText(item, style, false) === undefined && Object.keys(item).length > 0) {
    return linesOfMapping(Object.entries(item), inner, style).slice(indent.length)
  }
  if (isList<never>(item)) return writeFlow(item, { ...layout, indent: undefined }, style)
  return writeBlockValue(item, { ...inner, indent: indent.slice(0, -layout.unit.length) }, style).text
}
