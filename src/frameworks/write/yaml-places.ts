/** Where the parts of a YAML text stand that its tree does not say: colons, dashes, aliases, headers of block texts. */
import type { Range } from '../../core/source.ts'
import type { Entry, MappingNode, Node, ScalarNode, SequenceNode } from '../node.ts'
import { after } from '../yaml-compose.ts'
import { refuse } from './draft.ts'
import { lineEnd, lineStart, nextLine } from './style.ts'
import { isValueHere } from './target.ts'

const ALIAS = /\*[^\s,[\]{}]+/y
const PROPERTIES = /(?:[!&][^\s,[\]{}]*[ \t]+)*/y

/** Where a value is written: an alias where that stands for it, a block text with its header. */
export function spanOfValue(text: string, holder: MappingNode, entry: Entry): Range {
  return spanOf(text, after(text, entry.keyRange.end, ':'), entry.value, isValueHere(entry, holder))
}

/** An item of a list, as it is written. */
interface Item {
  /** The dash, in block style. */
  readonly dash: number
  readonly span: Range
}

/** The items of a list, in their order. */
export function itemsIn(text: string, holder: SequenceNode): readonly Item[] {
  const isInFlow = isFlow(text, holder)
  const items: Item[] = []
  let from = bracketOf(text, holder) + (isInFlow ? 1 : 0)
  for (const node of holder.items) {
    const end = after(text, from, isInFlow ? ',' : '-')
    if (!isInFlow && end === from) return refuse('the list has a form that is not edited')
    const isWritten = node.range.start >= end && node.range.end <= holder.range.end
    const span = spanOf(text, end, node, isWritten)
    items.push({ dash: end - 1, span })
    from = span.end
  }
  return items
}

/** @param from after the colon or dash */
function spanOf(text: string, from: number, node: Node, isHere: boolean): Range {
  if (!isHere) {
    const start = skipBlanks(text, from)
    ALIAS.lastIndex = start
    if (!ALIAS.test(text)) return refuse('the value is written in another place')
    return { start, end: ALIAS.lastIndex }
  }
  if (node.kind !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return node.range
  return {
    start: node.tag === undefined ? headerOf(text, from, node) : node.range.start,
    end: node.range.end,
  }
}

/** The offset of the `|` or `>` that a block text begins with. */
function headerOf(text: string, from: number, { content }: ScalarNode): number {
  const end = content.start > from ? content.start : text.length
  const header = /(?:^|[ \t\n])([|>])[-+0-9]*[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/.exec(text.slice(from, end))
  if (header === null) return refuse('the text has a form that is not edited')
  return from + header.index + header[0].indexOf(header[1] ?? '|')
}

/** Whether blank lines at the end of a value are a part of it: its last text is a block that keeps them. */
export function keepsBlankLines(text: string, node: Node): boolean {
  let last: Node = node
  while (last.kind !== 'scalar') {
    const inner: Node | undefined =
      last.kind === 'sequence' ? last.items.at(-1) : [...last.entries.values()].at(-1)?.value
    if (inner === undefined) return false
    last = inner
  }
  if (last.style !== 'literal' && last.style !== 'folded') return false
  return /[|>]\d*\+\d*[ \t]*(?:#[^\n]*)?\r?\n[ \t\r\n]*$/.test(
    text.slice(Math.max(0, last.content.start - 500), last.content.start),
  )
}

/** Blanks, line ends and comments. */
export function skipBlanks(text: string, from: number): number {
  for (let at = from; ; at++) {
    const char = text[at]
    if (char === '#' && /\s/.test(text[at - 1] ?? ' ')) at = lineEnd(text, at)
    else if (char === undefined || !/\s/.test(char)) return at
  }
}

/** The offset where a collection in flow style begins, after its tag and anchor; of others, where they begin. */
export function bracketOf(text: string, { range }: Node): number {
  PROPERTIES.lastIndex = range.start
  return PROPERTIES.test(text) ? PROPERTIES.lastIndex : range.start
}

export function isFlow(text: string, node: Node): boolean {
  const char = text[bracketOf(text, node)]
  return node.kind !== 'scalar' && (char === '{' || char === '[')
}

const DASHES = /^[ \t]*(?:-[ \t]+)*/

/** Blanks as wide as what stands before a place on its line: what is below it begins there too. */
export function columnOf(text: string, at: number): string {
  const before = text.slice(lineStart(text, at), at)
  const dashes = DASHES.exec(before)?.[0] ?? ''
  if (dashes.includes('\t')) return refuse('the line is indented by tabs')
  return ' '.repeat(dashes.length)
}

/** Where what comes next can stand: the end of the line of a value, with its comment and the blank lines that it keeps. */
export function endOfLines(text: string, end: number, node: Node): number {
  const line = lineEnd(text, end)
  if (!/^[ \t]*(?:[ \t]#.*)?$/.test(text.slice(end, line)) && !/^#/.test(text.slice(end, line))) {
    return refuse('more stands on the line of the value')
  }
  if (!keepsBlankLines(text, node)) return line
  let last = line
  for (
    let at = nextLine(text, line);
    at < text.length && text.slice(at, lineEnd(text, at)).trim() === '';
    at = nextLine(text, at)
  ) {
    last = lineEnd(text, at)
  }
  return last
}
