/** Reads the body of a request within bounds, and leaves the connection open: an answer follows. */
import type { IncomingMessage } from 'node:http'

/**
 * The body; undefined as soon as it has more bytes than the limit.
 * @throws when the client goes away in the middle of it
 */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  const isWhole = await read(incoming, limit, (chunk) => chunks.push(chunk))
  return isWhole ? Buffer.concat(chunks) : undefined
}

/**
 * Reads what is left and throws it away: a client that is still sending would not read the answer. Whether that was all.
 * @param most bytes after which it is not read any further
 * @throws when the client goes away in the middle of it
 */
export async function drain(incoming: IncomingMessage, most: number): Promise<boolean> {
  return incoming.readableEnded || read(incoming, most, () => undefined)
}

function read(
  incoming: IncomingMessage,
  limit: number,
  take: (chunk: Uint8Array) => unknown,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let size = 0
    const finish = (settle: () => void) => {
      incoming.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone)
      settle()
    }
    const onData = (chunk: Uint8Array) => {
      size += chunk.length
      if (size <= limit) return take(chunk)
      incoming.pause()
      finish(() => resolve(false))
    }
    const onEnd = () => finish(() => resolve(true))
    const onGone = () => finish(() => reject(new Error('the client went away')))
    if (incoming.destroyed) return onGone()
    incoming.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone)
    incoming.resume()
  })
}
