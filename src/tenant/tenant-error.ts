/** Why there is no verdict from the tenant, in one line for people. Never contains a credential or a token. */
import { GateError } from '../core/errors.ts'

export type TenantFault =
  /** User or password were refused, or the user lacks rights: asking again could lock the account. */
  | 'credentials'
  /** No response: no connection, no such host, a broken proxy, a certificate that is not trusted. */
  | 'network'
  /** The time allowed is over. */
  | 'deadline'
  /** Something answered that is not the API: a captive portal, a redirect, a result elsewhere, broken JSON. */
  | 'protocol'
  /** The API answered with an error of its own. */
  | 'server'

export class TenantError extends GateError {
  readonly fault: TenantFault
  /** Nothing is reachable, as without a network: many retries do not help. */
  readonly unreachable: boolean

  constructor(
    fault: TenantFault,
    message: string,
    options: { hint?: string; cause?: unknown; unreachable?: boolean } = {},
  ) {
    super('unavailable', message, options)
    this.name = 'TenantError'
    this.fault = fault
    this.unreachable = options.unreachable === true
  }
}
