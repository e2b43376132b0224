/** Members of brackets that are taken out, with their commas and the comments that belong to them. */
import { type Edit, remove } from './draft.ts'
import { type Bracketed, commaAfter, commaBefore, endOf } from './members.ts'
import { isFirstOnLine, lineStart } from './style.ts'

/** The edits that take members out; without any, an empty pair of brackets is left. */
export function removeMembers(list: Bracketed, places: ReadonlySet<number>): readonly Edit[] {
  const { items, range } = list
  if (places.size === 0) return []
  if (places.size === items.length) return [remove(range.start + 1, range.end - 1)]
  const edits: Edit[] = []
  for (let first = 0; first < items.length; first++) {
    if (!places.has(first)) continue
    let last = first
    while (places.has(last + 1)) last++
    edits.push(...removeRun(list, first, last))
    first = last
  }
  return edits
}

function removeRun(list: Bracketed, first: number, last: number): readonly Edit[] {
  const { items } = list
  const next = items[last + 1]
  if (next === undefined) return removeLast(list, first, last)
  const item = items[first] ?? list.range
  // The comma before a member goes with it.
  if (first > 0 && commaBefore(list, first) > 0) return [remove(endOf(list, first - 1), endOf(list, last))]
  const from = startOf(list, first)
  const isOwnLines =
    isFirstOnLine(list.text, item.start) &&
    isFirstOnLine(list.text, next.start) &&
    commaBefore(list, last + 1) === 0
  return [
    isOwnLines
      ? remove(lineStart(list.text, from), lineStart(list.text, startOf(list, last + 1)))
      : remove(item.start, next.start),
  ]
}

function removeLast(list: Bracketed, first: number, last: number): readonly Edit[] {
  const before = list.items[first - 1]
  if (before === undefined) return []
  const comma = commaAfter(list, first - 1)
  const keepsComma = commaAfter(list, last) !== undefined || comma === undefined
  const from = endOf(list, first - 1)
  const lines = remove(Math.max(from, before.end), endOf(list, last))
  if (keepsComma) return [lines]
  return comma < from ? [remove(comma, comma + 1), lines] : [lines]
}

/** Where a member begins with the comments that stand right above it. */
function startOf({ text, items, comments }: Bracketed, place: number): number {
  let start = items[place]?.start ?? 0
  const before = items[place - 1]?.end ?? -1
  for (const comment of comments.filter(({ end }) => end <= start).reverse()) {
    const isAbove =
      isFirstOnLine(text, comment.start) &&
      isFirstOnLine(text, start) &&
      /^\r?\n[ \t]*$/.test(text.slice(comment.end, start))
    if (!isAbove || comment.start < before) break
    start = comment.start
  }
  return start
}
