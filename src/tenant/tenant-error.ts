/** Why the tenant can't decide, in one line for people. Never holds a credential or a token. */
import { GateError } from '../core/errors.ts'

export type TenantFault =
  /** User or password were refused, or the user lacks rights: asking again could lock the account. */
  | 'credentials'
  /** Nobody answered: no connection, no such host, a broken proxy, a certificate that is not trusted. */
  | 'network'
  /** The time allowed is over. */
  | 'deadline'
  /** Something answered that is not the API: a captive portal, a redirect, a result elsewhere, broken JSON. */
  | 'protocol'
  /** The API answered with an error of its own. */
  | 'server'

export class TenantError extends GateError {
  readonly fault: TenantFault
  /** Nobody is there at all, as without a network: asking often is of no use. */
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
