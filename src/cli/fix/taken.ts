/** The places of files that edits take: of two at one place, one has to wait. */
import type { Range } from '../../core/source.ts'
import type { PlacedEdits } from './draft.ts'

export class Taken {
  /** By the key of the file, in order. */
  readonly #ranges = new Map<string, Range[]>()

  /** Whether none of the edits touches what is taken, nor writes at its edge. */
  isFree(placed: PlacedEdits): boolean {
    return [...placed].every(([key, { edits }]) => {
      const ranges = this.#ranges.get(key) ?? []
      return edits.every(({ range }) => {
        const next = indexFor(ranges, range.start)
        const [before, behind] = [ranges[next - 1], ranges[next]]
        return (behind?.start ?? Number.POSITIVE_INFINITY) > range.end && (before?.end ?? -1) < range.start
      })
    })
  }

  add(placed: PlacedEdits): void {
    for (const [key, { edits }] of placed) {
      const ranges = this.#ranges.get(key) ?? []
      this.#ranges.set(key, ranges)
      for (const { range } of edits) ranges.splice(indexFor(ranges, range.start), 0, range)
    }
  }
}

/** The place of the first range that starts at an offset or behind it. */
function indexFor(ranges: readonly Range[], offset: number): number {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
