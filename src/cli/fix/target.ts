/** What fixes are written to: files on disk, or the index and the work tree. */
import type { Refusal } from '../../core/fix.ts'
import type { Change, SnapshotFile } from '../../core/snapshot.ts'

/** A file that can be written. */
export interface FixPlace {
  /** The same for every path that leads to it. */
  readonly key: string
  /** As it is printed, and as a diff names it: relative to the root of the snapshot. */
  readonly path: string
  readonly file: SnapshotFile
}

export interface FixedFile {
  readonly place: FixPlace
  readonly before: Uint8Array
  readonly after: Uint8Array
}

/** What became of writing. */
export interface Written {
  /** Why files were not written, as a part of a sentence, by their keys. */
  readonly refused: ReadonlyMap<string, string>
  /** A line each. */
  readonly notes: readonly string[]
}

export interface FixTarget {
  readonly change: Change
  /** What tells the regular files of the snapshot apart, whichever links lead to them. */
  readonly keyOf: (file: SnapshotFile) => Promise<string>
  /** Where a path of the snapshot is written, or why it is not. */
  readonly placeOf: (path: string) => Promise<FixPlace | Refusal>
  /** Why files cannot be written now, by their keys. Writes nothing. */
  readonly check: (files: readonly FixedFile[]) => Promise<ReadonlyMap<string, string>>
  readonly write: (files: readonly FixedFile[]) => Promise<Written>
}
