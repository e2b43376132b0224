/** From the flat parts of a template to a tree: indentation taken off, strip markers obeyed, directives nested. */
import type { Range } from '../../../core/source.ts'
import type { Expression, Name, TemplatePart, TextPart } from './ast.ts'
import { fail, MAX_NESTING, type Parser } from './parser.ts'

export type Flat = TextPart | Sequence

/** An interpolation or directive; `~` next to its braces strips the blanks of the text beside it. */
type Sequence = SequenceKind & {
  readonly range: Range
  readonly stripBefore: boolean
  readonly stripAfter: boolean
}

type SequenceKind =
  | { readonly kind: 'interpolation'; readonly value: Expression }
  | { readonly kind: 'if'; readonly condition: Expression }
  | {
      readonly kind: 'for'
      readonly keyName: Name | undefined
      readonly valueName: Name
      readonly collection: Expression
    }
  | { readonly kind: 'else' | 'endif' | 'endfor' }

/**
 * Takes the least indentation of all lines off every line, as `<<-` asks; blank lines don't count. Comes after
 * the strip markers, as in Terraform: a line whose newline before it was stripped is no line of its own.
 */
export function dedent(flats: readonly Flat[]): readonly Flat[] {
  let least = Number.POSITIVE_INFINITY
  let lineStart = true
  const indented = new Set<Flat>()
  for (const flat of flats) {
    if (lineStart && flat.kind !== 'text') least = 0
    if (lineStart && flat.kind === 'text') {
      const rest = flat.text.trimStart()
      if (rest !== '' || !flat.text.endsWith('\n')) {
        least = Math.min(least, flat.text.length - rest.length)
        indented.add(flat)
      }
    }
    lineStart = flat.kind === 'text' && flat.text.endsWith('\n')
  }
  if (least === 0) return flats
  return flats.map((flat) => (flat.kind === 'text' && indented.has(flat) ? cutStart(flat, least) : flat))
}

/** Obeys the strip markers: each takes the blanks off the one run of text, at most a line, beside it. */
export function strip(flats: readonly Flat[]): readonly Flat[] {
  return flats.flatMap((flat, index): readonly Flat[] => {
    if (flat.kind !== 'text') return [flat]
    const before = flats[index - 1]
    const after = flats[index + 1]
    let part = flat
    if (before !== undefined && before.kind !== 'text' && before.stripAfter) {
      part = cutStart(part, part.text.length - part.text.trimStart().length)
    }
    if (after !== undefined && after.kind !== 'text' && after.stripBefore) {
      part = cutEnd(part, part.text.length - part.text.trimEnd().length)
    }
    return part.text === '' ? [] : [part]
  })
}

function cutStart(part: TextPart, count: number): TextPart {
  if (count === 0) return part
  const { start, end } = part.range
  const text = part.text.slice(count)
  return { kind: 'text', text, range: { start: text === '' ? end : start + count, end } }
}

function cutEnd(part: TextPart, count: number): TextPart {
  if (count === 0) return part
  const { start, end } = part.range
  const text = part.text.slice(0, part.text.length - count)
  return { kind: 'text', text, range: { start, end: text === '' ? start : end - count } }
}

/** A directive whose end has not come yet. */
interface Open {
  readonly directive: Extract<Flat, { kind: 'if' | 'for' }>
  readonly parts: TemplatePart[]
  /** Of an `if`, once its `else` has come. */
  otherwise: TemplatePart[] | undefined
}

/** Nests what stands between directives and their ends. */
export function buildTemplate(parser: Parser, flats: readonly Flat[]): readonly TemplatePart[] {
  const root: TemplatePart[] = []
  const stack: Open[] = []
  for (const flat of flats) {
    const open = stack.at(-1)
    const target = open === undefined ? root : (open.otherwise ?? open.parts)
    switch (flat.kind) {
      case 'text':
        target.push(flat)
        break
      case 'interpolation':
        target.push({ kind: 'interpolation', value: flat.value, range: flat.range })
        break
      case 'if':
      case 'for':
        if (stack.length >= MAX_NESTING) fail(parser, 'nested too deeply', flat.range)
        stack.push({ directive: flat, parts: [], otherwise: undefined })
        break
      case 'else':
        if (open?.directive.kind !== 'if' || open.otherwise !== undefined) {
          fail(parser, "this 'else' belongs to no 'if'", flat.range)
        }
        open.otherwise = []
        break
      default: {
        const word = flat.kind === 'endif' ? 'if' : 'for'
        if (open?.directive.kind !== word) fail(parser, `this '${flat.kind}' ends no '${word}'`, flat.range)
        stack.pop()
        const outer = stack.at(-1)
        const parent = outer === undefined ? root : (outer.otherwise ?? outer.parts)
        parent.push(close(open, flat.range))
      }
    }
  }
  const unclosed = stack.at(-1)?.directive
  if (unclosed !== undefined) {
    fail(
      parser,
      `this '${unclosed.kind}' is never ended: expected '%{ end${unclosed.kind} }'`,
      unclosed.range,
    )
  }
  return root
}

function close(open: Open, last: Range): TemplatePart {
  const { directive, parts, otherwise } = open
  const range = { start: directive.range.start, end: last.end }
  if (directive.kind === 'if') {
    return { kind: 'if', condition: directive.condition, yes: parts, no: otherwise ?? [], range }
  }
  const { keyName, valueName, collection } = directive
  return { kind: 'for', keyName, valueName, collection, body: parts, range }
}
