/** An object of git's, as it is stored. */
export interface GitObject {
  /** `blob`, `tree`, `commit` or `tag`. */
  readonly type: string
  readonly content: Uint8Array
}
