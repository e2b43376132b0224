/** The texts of HCL, for what is written in them. */
import { fillHole, plainRegion, type Region } from '../write/embedded.ts'
import type { TemplateExpression } from './hcl/ast.ts'
import { escapeCharacters } from './write-values.ts'

/** What a text says, with numbers in place of what it interpolates. */
export function templateRegion(source: string, node: TemplateExpression): Region {
  const { parts, range } = node
  const [first] = parts
  const last = parts.at(-1)
  if (first === undefined || last === undefined) return plainRegion(source, range, range, [])
  if (source.startsWith('<<', range.start)) {
    const holes = parts.filter(({ kind }) => kind !== 'text').map((part) => part.range)
    return plainRegion(source, { start: first.range.start, end: last.range.end }, range, holes)
  }
  let text = ''
  const places: number[] = []
  for (const part of parts) {
    const { start, end } = part.range
    const said = part.kind === 'text' ? part.text : fillHole(end - start)
    const isEscape = part.kind === 'text' && said.length !== end - start
    for (let unit = 0; unit < said.length; unit++) places.push(isEscape ? start : start + unit)
    text += said
  }
  return { text, whole: range, places: [...places, last.range.end], encode: escapeCharacters }
}
