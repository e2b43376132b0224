/** Failures of a run, as opposed to what a run finds. */

export type ErrorCode = 'usage' | 'config' | 'git' | 'io' | 'refused' | 'unavailable'

/** A failure with one line for people; anything else that is thrown is a bug. */
export class GateError extends Error {
  readonly code: ErrorCode
  /** Where there is more to say than one line: a line each. */
  readonly details: readonly string[]
  /** What to do about it. */
  readonly hint: string | undefined

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: readonly string[]; hint?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'GateError'
    this.code = code
    this.details = options.details ?? []
    this.hint = options.hint
  }
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
