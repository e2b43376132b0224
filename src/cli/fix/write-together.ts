/** Writes what fixes make of files: what belongs together is written, or left, together. */
import type { Fixed, Left, Rounds } from './rounds.ts'
import type { FixedFile, FixTarget } from './target.ts'

export interface WrittenFixes {
  readonly fixed: readonly Fixed[]
  readonly left: readonly Left[]
  /** How many files were written. */
  readonly files: number
  readonly notes: readonly string[]
}

/** Writes the files of a run; the fixes in a file that cannot be written are left, and so is all that was fixed with them. */
export async function writeTogether(
  target: FixTarget,
  { files, fixed, left }: Rounds,
): Promise<WrittenFixes> {
  const unfit = spread(await target.check(files), files, fixed)
  const ready = files.filter(({ place }) => !unfit.has(place.key))
  const { refused, notes } = ready.length === 0 ? NOTHING : await target.write(ready)
  const failed = new Map([...unfit, ...refused])
  const whyOf = ({ files: keys }: Fixed) =>
    keys.map((key) => failed.get(key)).find((why) => why !== undefined)
  return {
    fixed: fixed.filter((each) => whyOf(each) === undefined),
    left: [
      ...fixed.flatMap((each) => {
        const why = whyOf(each)
        return why === undefined ? [] : [{ ...each, why, blocking: true, isUnsafe: false }]
      }),
      ...left,
    ],
    files: ready.length - refused.size,
    notes,
  }
}

const NOTHING = { refused: new Map<string, string>(), notes: [] }

/** Adds the files that share a fix with one that cannot be written. @returns sentences by key */
function spread(
  failures: ReadonlyMap<string, string>,
  files: readonly FixedFile[],
  fixed: readonly Fixed[],
): Map<string, string> {
  const paths = new Map(files.map(({ place }) => [place.key, place.path]))
  const failed = new Map(
    [...failures].map(([key, why]) => [key, `${paths.get(key)} was not written: ${why}`]),
  )
  for (let before = -1; before < failed.size; ) {
    before = failed.size
    for (const { files: keys } of fixed) {
      const why = keys.map((key) => failed.get(key)).find((each) => each !== undefined)
      if (why !== undefined) for (const key of keys) if (!failed.has(key)) failed.set(key, why)
    }
  }
  return failed
}
