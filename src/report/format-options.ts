/** What formats need to know beside the report. */

/** What a page says of its run; unescaped. */
export interface RunFacts {
  readonly command: string
  /** The version of Node.js. */
  readonly node: string
  /** The name of its folder. */
  readonly repository?: string
  /** None where HEAD is detached. */
  readonly branch?: string
  /** The full id of HEAD: what is staged comes on top of it. */
  readonly commit?: string
}

export interface FormatOptions {
  /** Of mvc-gate. */
  readonly version: string
  /** When the run ended. */
  readonly now: Date
  /** For pages. */
  readonly run?: RunFacts
}

/** Of a page, which leaves out what it is not given. */
export type HtmlOptions = Pick<FormatOptions, 'version' | 'run'> & Partial<Pick<FormatOptions, 'now'>>
