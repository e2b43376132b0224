/** What the main thread and the thread that checks a push say to each other: plain data, which threads copy. */
import { type ErrorCode, GateError } from '../../core/errors.ts'
import type { ReportOptions } from '../commands/report-options.ts'

/** A push to check. */
export interface Order {
  readonly report: ReportOptions
  /** Standard input of the hook. */
  readonly input: Uint8Array
  readonly cwd: string
}

/** What the thread found; the report as it is to be printed. */
export interface Judged {
  readonly code: number
  readonly text: string
}

export type Answer = { readonly judged: Judged } | { readonly failure: Failure }

/** A GateError as plain data. */
interface Failure {
  readonly code: ErrorCode
  readonly message: string
  readonly details: readonly string[]
  readonly hint: string | undefined
}

export function toFailure({ code, message, details, hint }: GateError): Failure {
  return { code, message, details, hint }
}

export function toError({ code, message, details, hint }: Failure): GateError {
  return new GateError(code, message, { details, ...(hint === undefined ? {} : { hint }) })
}
