/** What the main thread and the thread that checks a push say to each other: plain data, which threads copy. */
import type { ServerConfig } from '../../config/server-config.ts'
import { type ErrorCode, GateError } from '../../core/errors.ts'
import type { Severity } from '../../core/policy-info.ts'
import type { ReportOptions } from '../commands/report-options.ts'

/** A push to check. */
export interface Order {
  readonly report: ReportOptions
  /** The server's own configuration; undefined where it has none. */
  readonly server: ServerConfig | undefined
  /** Standard input of the hook. */
  readonly input: Uint8Array
  readonly cwd: string
  /** Lines for the report. */
  readonly notes: readonly string[]
}

/** What was found; the report as it is to be printed. */
export interface Judged {
  readonly code: number
  readonly text: string
  readonly facts: Facts
}

/** What the server's log says of a report. Lists are cut. */
export interface Facts {
  /** The report's last line. */
  readonly summary: string
  readonly templates: number
  /** Findings that block. */
  readonly blocking: number
  readonly findings: readonly {
    readonly policy: string
    readonly severity: Severity
    readonly path: string
  }[]
  readonly unscannable: readonly string[]
  /** Keys of configurations that the push weakens. */
  readonly weakened: readonly string[]
  /** Suppressions that the push adds. */
  readonly suppressions: number
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
