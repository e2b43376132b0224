/** Texts that are nearly templates: damaged, with lines in other columns, with a part of another. */
import fc from 'fast-check'

/** Pieces that mean something to a parser. */
const SPARKS = [
  '{', '}', '[', ']', '(', ')', '"', "'", '\\', '${', '%{', '<<EOT\n', '|\n', '>-\n', '&a ', '*a', '!Ref ', '!Sub ',
  '- ', ': ', '#', '/*', '*/', '//', '\t', '\r\n', '\0', '\uFEFF', '\u2028', '\uD800', '__proto__', '<<: ', '? ', '...',
  '---\n', 'Fn::If', 'Fn::ForEach::x', 'dynamic "a" {', 'for_each = ', '0e999', '-', '~', 'null', '9'.repeat(400),
] as const // biome-ignore format: a list of words

/** A text with some of its parts cut, doubled, moved or set on fire. */
export function damaged(texts: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 40 }),
    spark: fc.constantFrom(...SPARKS),
    kind: fc.constantFrom('cut', 'double', 'insert', 'replace', 'end' as const),
  })
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([text, edits]) =>
      edits.reduce((current, { at, length, spark, kind }) => {
        const start = Math.floor(at * current.length)
        const [before, piece, after] = [
          current.slice(0, start),
          current.slice(start, start + length),
          current.slice(start + length),
        ]
        if (kind === 'cut') return before + after
        if (kind === 'double') return before + piece + piece + after
        if (kind === 'insert') return before + spark + piece + after
        return kind === 'replace' ? before + spark + after : before
      }, text),
    )
}

/** A text with some of its lines in other columns, or without their ends. */
export function shifted(texts: readonly string[]): fc.Arbitrary<string> {
  const shift = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    columns: fc.integer({ min: -8, max: 4 }),
  })
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(shift, { minLength: 1, maxLength: 4 }))
    .map(([text, shifts]) => {
      const lines = text.split('\n')
      for (const { at, columns } of shifts) {
        const index = Math.floor(at * lines.length)
        const line = lines[index] ?? ''
        lines[index] =
          columns > 0 ? ' '.repeat(columns) + line : line.slice(Math.min(-columns, line.search(/\S|$/)))
        if (columns === 0) lines[index] = line.slice(0, -1)
      }
      return lines.join('\n')
    })
}

/** A text with a part of another in the place of one of its own, most often of whole lines. */
export function spliced(texts: readonly string[]): fc.Arbitrary<string> {
  const unit = fc.double({ min: 0, max: 1, noNaN: true })
  return fc
    .tuple(
      fc.constantFrom(...texts),
      fc.constantFrom(...texts),
      unit,
      unit,
      fc.nat({ max: 400 }),
      fc.boolean(),
    )
    .map(([text, other, at, from, length, inLines]) => {
      const place = (of: string, share: number): number => {
        const offset = Math.floor(share * of.length)
        return inLines ? of.lastIndexOf('\n', offset) + 1 : offset
      }
      const [start, taken] = [place(text, at), place(other, from)]
      return text.slice(0, start) + other.slice(taken, taken + length) + text.slice(start + (length >> 1))
    })
}
