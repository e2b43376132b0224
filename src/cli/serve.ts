/** `mvc-gate serve`: a stand-in for a tenant on this machine, judged by the embedded engine. */
import { randomBytes } from 'node:crypto'
import { DEFAULT_LATENCY, startEmulator } from '../emulator/server.ts'
import type { SeenRequest } from '../emulator/stats.ts'
import { escapeText } from '../report/terminal.ts'
import type { Command } from './arguments.ts'
import type { Context } from './context.ts'

type ServeCommand = Extract<Command, { name: 'serve' }>

const DEFAULT_PORT = 8089
const DEFAULT_USER = 'gate@example.com'

/**
 * Listens until the process is interrupted.
 * @throws GateError `usage` for a fault that is not known, `io` for a port that is taken
 */
export async function serve(command: ServeCommand, context: Context): Promise<number> {
  const { env, stdout, stderr } = context
  const {
    port = DEFAULT_PORT,
    user = DEFAULT_USER,
    latency = DEFAULT_LATENCY,
    slots,
    faults,
    verbose,
  } = command
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
      `mvc-gate serve: a stand-in for a tenant listens at ${emulator.url} (Ctrl-C ends it)`,
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
  const struck = faults.length > 0 ? ` (${faults.join(', ')})` : ''
  return `${escapeText(method)} ${escapeText(path)} ${status ?? 'no answer'}${struck}`
}
