/** Listening on a port, and why that is not possible. */
import type { Server } from 'node:http'
import { GateError, messageOf } from '../core/errors.ts'

/**
 * Starts listening.
 * @returns the origin
 * @throws GateError `io` when it can't listen there
 */
export function listen(
  server: Server,
  port: number,
  host: string,
  protocol: 'http' | 'https' = 'http',
): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, host, port)))
    server.listen(port, host, () => {
      const address = server.address()
      const taken = typeof address === 'object' && address !== null ? address.port : port
      resolve(`${protocol}://${host.includes(':') ? `[${host}]` : host}:${taken}`)
    })
  })
}

function cannotListen(error: Error, host: string, port: number): GateError {
  const inUse = 'code' in error && error.code === 'EADDRINUSE'
  const why = inUse ? 'the port is in use' : messageOf(error)
  return new GateError('io', `cannot listen on ${host}:${port}: ${why}`, {
    cause: error,
    ...(inUse ? { hint: 'choose another port with --port, or stop the program that uses it' } : {}),
  })
}
