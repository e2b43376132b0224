/** What was made of files, for as long as it is likely to be asked for again. */
import type { SourceFile } from '../core/source.ts'

/** Results by file; a parsed file takes thirty times the memory of its text, and a run holds the texts of all its files. */
export class Recent<T extends object> {
  readonly #make: (file: SourceFile) => T
  readonly #made = new Map<SourceFile, T>()
  #size = 0

  constructor(make: (file: SourceFile) => T) {
    this.#make = make
  }

  /** Made by the first call. */
  get(file: SourceFile): T {
    const known = this.#made.get(file)
    const result = known ?? this.#make(file)
    // A map is in the order of insertion: what was asked for last is the last to go.
    if (known === undefined) this.#size += file.text.length
    else this.#made.delete(file)
    this.#made.set(file, result)
    return result
  }

  /** Forgets the files that were not asked for the longest. @param most UTF-16 units of text of those that stay */
  trim(most: number): void {
    for (const file of this.#made.keys()) {
      if (this.#size <= most) return
      this.#made.delete(file)
      this.#size -= file.text.length
    }
  }
}
