/** Puts answers on the wire, whole or broken on purpose. */
import type { ServerResponse } from 'node:http'
import type { Answer, Sending } from './answer.ts'

/** Bytes of one write of an answer without an end. */
const POUR = 65_536
/** Milliseconds between two bytes of a slow answer. */
const DRIP = 1_000

/** Sends an answer; whatever goes on afterwards ends with the connection. */
export function send(response: ServerResponse, answer: Answer, sending: Sending): void {
  const body = Buffer.from(answer.body)
  switch (sending) {
    case 'whole':
      head(response, answer, body.length).end(body)
      return
    case 'truncated': {
      const half = body.subarray(0, Math.floor(body.length / 2))
      head(response, answer, half.length).end(half)
      return
    }
    case 'aborted':
      head(response, answer, body.length).write(body.subarray(0, Math.floor(body.length / 2)), () => {
        response.destroy()
      })
      return
    case 'slow':
      head(response, answer, body.length).flushHeaders()
      drip(response, body)
      return
    case 'huge':
      head(response, answer, undefined).write('{"status":"Success","message":"')
      pour(response)
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'hang':
      return
  }
}

function head(response: ServerResponse, answer: Answer, length: number | undefined): ServerResponse {
  return response.writeHead(answer.status, {
    'content-type': answer.type,
    'cache-control': 'no-store',
    ...(length === undefined ? {} : { 'content-length': length }),
    ...answer.headers,
  })
}

function drip(response: ServerResponse, body: Uint8Array): void {
  let at = 0
  const timer = setInterval(() => {
    if (at < body.length) response.write(body.subarray(at, ++at))
    else response.end()
  }, DRIP)
  response.on('close', () => clearInterval(timer))
}

/** As fast as the reader takes it, and no faster. */
function pour(response: ServerResponse): void {
  const chunk = 'a'.repeat(POUR)
  const more = (): void => {
    while (!response.destroyed && response.write(chunk)) {
      // The buffer has room.
    }
  }
  response.on('drain', more)
  more()
}
