/** `mvc-gate serve`: a local tenant emulator with verdicts from the embedded engine. */
import { randomBytes } from 'node:crypto'
import { DEFAULT_LATENCY, startEmulator } from '../emulator/server.ts'
import type { SeenRequest } from '../emulator/stats.ts'
import { escapeText } from '../report/terminal.ts'
import type { Context } from './context.ts'

export interface ServeRequest {
  readonly port: number | undefined
  readonly user: string | undefined
  readonly latency: number | undefined
  readonly slots: number | undefined
  readonly faults: readonly string[]
  readonly verbose: boolean
}

const DEFAULT_PORT = 8089
const DEFAULT_USER = 'gate@example.com'

/**
 * Listens until the process is interrupted.
 * @throws GateError `usage` for an unknown fault, `io` for a port in use
 */
export async function serve(request: ServeRequest, context: Context): Promise<number> {
  const { env, stdout, stderr } = context
  const {
    port = DEFAULT_PORT,
    user = DEFAULT_USER,
    latency = DEFAULT_LATENCY,
    slots,
    faults,
    verbose,
  } = request
  const given = env.MVC_SERVE_PASSWORD
  const password = given || randomBytes(9).toString('base64url')
  const emulator = await startEmulator({
    user,
    password,
    port,
    latency,
    faults,
    ...(slots === undefined ? {} : { slots }),
    ...(verbose ? { onRequest: (request) => void stderr.write(`${lineOf(request)}\n`) } : {}),
  })
  const shown = given ? 'the one in MVC_SERVE_PASSWORD' : password
  stdout.write(
    [
      `mvc-gate serve: tenant emulator listening on ${emulator.url} (Ctrl-C to stop)`,
      '',
      'In another terminal:',
      `  export MVC_ENVIRONMENT=${emulator.url}`,
      `  export MVC_USERNAME=${escapeText(user)}`,
      given ? `  export MVC_PASSWORD="$MVC_SERVE_PASSWORD"   # ${shown}` : `  export MVC_PASSWORD=${shown}`,
      '  mvc-gate whoami',
      '',
    ].join('\n'),
  )
  return new Promise<number>(() => undefined)
}

/** A request in one line, without its credentials. */
function lineOf({ method, path, status, faults }: SeenRequest): string {
  const injected = faults.length > 0 ? ` (${faults.join(', ')})` : ''
  return `${escapeText(method)} ${escapeText(path)} ${status ?? 'no response'}${injected}`
}
