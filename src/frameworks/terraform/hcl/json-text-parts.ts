/** What stands in the strings of JSON files: templates and expressions, with their places in the file. */
import type { Range } from '../../../core/source.ts'
import { decodeEscape } from '../../json-string.ts'
import type { ScalarNode } from '../../node.ts'
import type { Expression, Fault, TemplateExpression, TemplatePart, TextPart } from './ast.ts'
import { type Parsed, parseExpressionText, parseTemplateText } from './parse-text.ts'

/** A string of the file: a value, or a key. */
export type JsonText = Pick<ScalarNode, 'text' | 'range' | 'content'>

/** A string as a template. What can't be parsed is invalid, and reported. */
export function readTemplate(file: string, string: JsonText, faults: Fault[]): Expression {
  const { text, range } = string
  if (!/[$%]\{/.test(text)) return readLiteral(file, string)
  const place = placesIn(file, string)
  return settle(parseTemplateText(text), string, place, faults, (parts) => ({
    kind: 'template',
    parts: parts.flatMap((part): readonly TemplatePart[] =>
      part.kind === 'text' && part.text.length === part.range.end - part.range.start
        ? runsOf(part.text, part.range.start, place)
        : [moved(part, place)],
    ),
    range,
  }))
}

/** A string that is taken as it is. */
export function readLiteral(file: string, string: JsonText): TemplateExpression {
  return { kind: 'template', parts: runsOf(string.text, 0, placesIn(file, string)), range: string.range }
}

/** A string that holds an expression: a type, a reference. */
export function readExpression(file: string, string: JsonText, faults: Fault[]): Expression {
  const place = placesIn(file, string)
  return settle(parseExpressionText(string.text), string, place, faults, (node) => moved(node, place))
}

/** Where in the file a unit of the decoded text begins; of the unit after the last, where the last ends. */
type Place = (unit: number) => number

function placesIn(file: string, { text, content }: JsonText): Place {
  if (text.length === content.end - content.start) return (unit) => content.start + unit
  const offsets = new Uint32Array(text.length + 1)
  let unit = 0
  for (let at = content.start; at < content.end && unit < text.length; unit++) {
    offsets[unit] = at
    const escaped = file.charCodeAt(at) === 0x5c ? decodeEscape(file, at) : undefined
    at += escaped?.length ?? 1
  }
  offsets.fill(content.end, unit)
  return (index) => offsets[index] ?? content.end
}

/** A run of decoded text, cut into runs that the file has letter by letter, and escapes of one unit each. */
function runsOf(text: string, first: number, place: Place): readonly TextPart[] {
  const parts: TextPart[] = []
  let start = 0
  const cut = (end: number): void => {
    if (end === start) return
    const range = { start: place(first + start), end: place(first + end) }
    parts.push({ kind: 'text', text: text.slice(start, end), range })
    start = end
  }
  for (let unit = 0; unit < text.length; unit++) {
    if (place(first + unit + 1) - place(first + unit) === 1) continue
    cut(unit)
    cut(unit + 1)
  }
  cut(text.length)
  return parts
}

function settle<T>(
  parsed: Parsed<T>,
  { range }: JsonText,
  place: Place,
  faults: Fault[],
  use: (node: T) => Expression,
): Expression {
  if ('node' in parsed) return use(parsed.node)
  const { message, range: inner } = parsed.fault
  faults.push({ message, range: placed(inner, place) })
  return { kind: 'invalid', range }
}

function placed({ start, end }: Range, place: Place): Range {
  return { start: place(start), end: place(end) }
}

/**
 * Moves a tree that was just parsed from the decoded text to its place in the file, in place: only its ranges
 * change. In a loop, because chains of operators may be longer than the call stack is deep.
 */
function moved<T extends object>(tree: T, place: Place): T {
  const open: object[] = [tree]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const [name, child] of Object.entries(node)) {
      if (name === 'range') Object.assign(node, { range: placed(child, place) })
      else if (typeof child === 'object' && child !== null) open.push(child)
    }
  }
  return tree
}
