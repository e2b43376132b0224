/** The tenant that the emulator plays, as its routes see it, and a request to it. */
import type { FaultName } from './faults.ts'
import type { Recorder } from './stats.ts'
import type { Submissions } from './submissions.ts'
import type { Credentials, Tokens } from './tokens.ts'

export interface Tenant {
  readonly credentials: Credentials
  /** When set, who signs in has to name it. */
  readonly tenantId: string | undefined
  readonly tokens: Tokens
  /** Seconds. */
  readonly tokenLifetime: number
  readonly submissions: Submissions
  readonly recorder: Recorder
  /** An origin that is not the tenant's. */
  readonly elsewhere: string
}

export interface TenantRequest {
  readonly url: URL
  /** The origin under which the client knows the tenant. */
  readonly environment: string
  header(name: string): string | undefined
  /** Undefined when there are more bytes than the limit. */
  body(limit: number): Promise<Uint8Array | undefined>
  /** Whether a fault is due that changes what this route does. */
  isStruckBy(name: FaultName): boolean
}
