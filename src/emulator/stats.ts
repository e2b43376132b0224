/** What the emulator has seen, for tests that ask what a client sent, and what it did not. */
import { createHash } from 'node:crypto'
import { HEADERS } from '../api/routes.ts'
import type { TenantService } from '../core/platforms.ts'
import type { FaultName } from './faults.ts'
import type { Upload } from './upload.ts'

/** `other` is everything that the contract does not know. */
export type Route = 'iamToken' | 'accessToken' | 'submit' | 'poll' | 'other'

export interface SeenRequest {
  readonly route: Route
  readonly method: string
  /** Without its query, and cut where it is long. */
  readonly path: string
  /** Headers that carry a credential, a token or the tenant, as they came; names in lower case. */
  readonly credentials: Readonly<Record<string, string>>
  /** Undefined until there is an answer, and where there never is one. */
  readonly status: number | undefined
  /** In the order in which they struck. */
  readonly faults: readonly FaultName[]
}

export interface SeenSubmission {
  readonly service: TenantService
  readonly fileName: string
  /** The name that the file's part has; a client may put a folder there. */
  readonly partName: string
  readonly size: number
  /** Of the bytes, in hexadecimal digits. */
  readonly sha256: string
}

/** Grows while the emulator runs; the latest five thousand of each are kept. */
export interface EmulatorStats {
  readonly counts: Readonly<Record<Route, number>>
  readonly requests: readonly SeenRequest[]
  /** Those that were taken. */
  readonly submissions: readonly SeenSubmission[]
}

/** A request while it is answered. */
export interface OpenRequest extends SeenRequest {
  status: number | undefined
  readonly faults: FaultName[]
}

export interface Recorder {
  readonly stats: EmulatorStats
  request(
    route: Route,
    method: string,
    path: string,
    header: (name: string) => string | undefined,
  ): OpenRequest
  submission(service: TenantService, upload: Upload): void
}

const MOST_KEPT = 5_000
const LONGEST_PATH = 300

const WATCHED: readonly string[] = [...Object.values(HEADERS), 'authorization', 'cookie'].map((name) =>
  name.toLowerCase(),
)

export function createRecorder(): Recorder {
  const counts: Record<Route, number> = { iamToken: 0, accessToken: 0, submit: 0, poll: 0, other: 0 }
  const requests: OpenRequest[] = []
  const submissions: SeenSubmission[] = []
  return {
    stats: { counts, requests, submissions },
    request(route, method, path, header) {
      counts[route]++
      const credentials = Object.fromEntries(
        WATCHED.flatMap((name) => {
          const value = header(name)
          return value === undefined ? [] : [[name, value]]
        }),
      )
      const shown = path.slice(0, LONGEST_PATH)
      const seen: OpenRequest = { route, method, path: shown, credentials, status: undefined, faults: [] }
      append(requests, seen)
      return seen
    },
    submission(service, { fileName, partName, bytes }) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      append(submissions, { service, fileName, partName, size: bytes.length, sha256 })
    },
  }
}

function append<T>(list: T[], entry: T): void {
  list.push(entry)
  if (list.length > MOST_KEPT) list.shift()
}
