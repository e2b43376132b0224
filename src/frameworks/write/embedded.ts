/** Edits of JSON that stands in a text: a policy in a heredoc, in a block of YAML, in quotes. */
import type { Change } from '../../core/fix.ts'
import { type Location, type Range, SourceFile } from '../../core/source.ts'
import type { Template } from '../../core/template.ts'
import { parseJson } from '../json.ts'
import type { ScalarNode } from '../node.ts'
import { mapText } from '../text-map.ts'
import { planChanges, type Text } from './changes.ts'
import { type Edit, isSame, refuse } from './draft.ts'
import { writeJsonPlan } from './json.ts'

/** A text that may hold JSON, and where it stands in its file. */
export interface Region {
  readonly text: string
  /** All of it, as values have it. */
  readonly whole: Range
  /** The offset in the file of each of its units, and of its end. */
  readonly places: readonly number[]
  /** What is written in the file for a text that is inserted. */
  readonly encode: (text: string) => string
}

/** A number in place of what is not known: it can stand in a text and alone, and is as long. */
export function fillHole(length: number): string {
  return '1'.repeat(length)
}

/** A text that stands in its file as it is. @param holes what is not known of it */
export function plainRegion(
  source: string,
  { start, end }: Range,
  whole: Range,
  holes: readonly Range[],
): Region {
  let text = ''
  let from = start
  for (const hole of holes) {
    text += source.slice(from, hole.start) + fillHole(hole.end - hole.start)
    from = hole.end
  }
  text += source.slice(from, end)
  const places = Array.from({ length: end - start + 1 }, (_, unit) => start + unit)
  return { text, whole, places, encode: (written) => written }
}

/** A scalar of JSON or YAML, whose text may hold variables in braces. */
export function scalarRegion(source: string, node: ScalarNode): Region {
  const { style, text, content } = node
  const isBlock = style === 'literal' || style === 'folded'
  if (isBlock) return plainRegion(source, content, node.range, [])
  const map = mapText(source, node)
  const places: number[] = []
  let last = content.start
  for (let unit = 0; unit < text.length; unit++) {
    const isBlank = /\s/.test(text.charAt(unit))
    const place = isBlank ? undefined : map({ start: unit, end: unit + 1 })
    if (place !== undefined && (place.start < last || place.end > content.end))
      return refuse('the text has escapes that are not edited')
    places.push(place?.start ?? last)
    last = place?.end ?? last
  }
  const filled = text.replace(/\$\{[^{}]*\}/g, (hole) => fillHole(hole.length))
  return {
    text: filled,
    whole: node.range,
    places: [...places, last],
    encode: style === 'single' ? encodeSingle : encodeDouble,
  }
}

function encodeSingle(text: string): string {
  return text.replaceAll("'", "''")
}

function encodeDouble(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** The edits of the file that make changes true which concern the JSON in a region. */
export function writeEmbedded(
  template: Template,
  region: Region,
  changes: readonly Change[],
  spell: Text['spell'],
): readonly Edit[] {
  const { root, problems } = parseJson(region.text)
  if (root === undefined || problems.length > 0) return refuse('the text around the value is not JSON alone')
  const file = new SourceFile('', region.text)
  const text: Text = {
    template,
    file,
    root,
    rules: { callIn: () => undefined, check: () => {} },
    spell,
    addResource: () => refuse('a resource does not stand in a text'),
  }
  const into = (range: Range) => ({
    file,
    range: isSame(range, region.whole) ? root.range : rangeIn(region, range),
  })
  const moved = changes.map((change) => moveInto(change, into))
  return writeJsonPlan(region.text, [], planChanges(text, moved)).map(({ range, text: written }) => ({
    range: outOf(region, range),
    text: region.encode(written),
  }))
}

function moveInto(change: Change, into: (range: Range) => Location): Change {
  if (change.kind === 'add-resource') return refuse('a resource does not stand in a text')
  if (change.kind === 'set') return { ...change, below: into(change.below.range) }
  return { ...change, at: into(change.at.range) }
}

/** From a range of the file to one of the text. */
function rangeIn({ places }: Region, { start, end }: Range): Range {
  const from = places.lastIndexOf(start)
  const to = places.indexOf(end)
  if (from === -1 || to < from) return refuse('the place of the value was not found in the text')
  return { start: from, end: to }
}

function outOf({ places }: Region, { start, end }: Range): Range {
  const from = places[start] ?? 0
  return { start: from, end: Math.max(from, places[end] ?? from) }
}
