/** A push that is being received, and what is known before it is looked at. */
import type { ServerConfig } from '../../config/server-config.ts'
import type { ReceiveOptions } from '../commands/receive-options.ts'
import type { ReportOptions } from '../commands/report-options.ts'
import type { Context } from '../context.ts'
import type { Skip } from './push-options.ts'

export interface ReceiveRequest extends ReceiveOptions {
  readonly report: ReportOptions
}

export interface Push {
  readonly request: ReceiveRequest
  readonly context: Context
  readonly server: ServerConfig | undefined
  readonly skip: Skip
  /** In nanoseconds. */
  readonly start: bigint
}
