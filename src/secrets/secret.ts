/** What is found in texts. */

/** A part of a text that is a secret, or may be one. */
export interface Secret {
  /** In words, for "... is written here": `an access key id`, `the value of DB_PASSWORD`. */
  readonly what: string
  readonly start: number
  readonly end: number
  /** Unset where a report had better not show it, and no policy may call it a secret. */
  readonly sure: boolean
}
