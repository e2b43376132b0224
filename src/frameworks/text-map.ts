/** From places in a decoded scalar to places in the file: where inside a string something stands. */
import type { Range } from '../core/source.ts'
import { decodeEscape } from './json-string.ts'
import type { ScalarNode } from './node.ts'

/** Gives the file's range for a range of the decoded text. */
export type TextMap = (inner: Range) => Range

/**
 * Maps a scalar's decoded text onto the file. Exact wherever the text is written out, through indentation, line
 * folding and JSON escapes; where an escape is of another kind, every place is the whole scalar.
 */
export function mapText(source: string, node: ScalarNode): TextMap {
  const { content, text } = node
  const raw = source.slice(content.start, content.end)
  if (raw === text) return ({ start, end }) => ({ start: content.start + start, end: content.start + end })
  const places = align(raw, node)
  if (places === undefined) return () => node.range
  return ({ start, end }) => {
    const first = places.starts[start]
    const last = places.ends[end - 1]
    if (first === undefined || last === undefined || first >= last) return node.range
    return { start: content.start + first, end: content.start + last }
  }
}

interface Places {
  /** Per unit of the decoded text, where it starts and ends in the raw text. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/**
 * Pairs the characters of both texts in order. Blanks are left out, since indentation and folding change only
 * them; a decoded blank gets the place of what stands before it.
 */
function align(raw: string, { text, style }: ScalarNode): Places | undefined {
  const starts = new Uint32Array(text.length)
  const ends = new Uint32Array(text.length)
  let from = 0
  const next = { char: '', length: 0 }
  for (let at = 0; at < text.length; at++) {
    const wanted = text.charAt(at)
    if (isBlank(wanted)) {
      starts[at] = from
      ends[at] = from
      continue
    }
    for (;;) {
      if (from >= raw.length || !readRaw(raw, from, style, next)) return undefined
      if (!isBlank(next.char)) break
      from += next.length
    }
    if (next.char !== wanted) return undefined
    starts[at] = from
    from += next.length
    ends[at] = from
  }
  return { starts, ends }
}

/** Reads one character as the style writes it; false for escapes that are not JSON's. */
function readRaw(
  raw: string,
  at: number,
  style: ScalarNode['style'],
  into: { char: string; length: number },
): boolean {
  into.char = raw.charAt(at)
  into.length = 1
  if (style === 'single' && into.char === "'") into.length = 2
  if (style !== 'double' || into.char !== '\\') return true
  const escaped = decodeEscape(raw, at)
  if (escaped === undefined) return false
  into.char = escaped.decoded
  into.length = escaped.length
  return true
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\t' || char === '\r'
}
