/** Reads requests: headers, bodies within bounds, and the name under which the client knows the emulator. */
import type { IncomingMessage } from 'node:http'

/** Bytes that are read and thrown away, so that a client that sends too much still gets to read why. */
const MOST_DRAINED = 67_108_864

/** A header by its name in any case; several of one name are one text, with commas. */
export function headerOf(incoming: IncomingMessage, name: string): string | undefined {
  const value = incoming.headers[name.toLowerCase()]
  return typeof value === 'string' ? value : value?.join(', ')
}

/**
 * The body; undefined when it has more bytes than the limit.
 * @throws when the client goes away in the middle of it, or does not stop
 */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of incoming) {
    const bytes: Uint8Array = chunk
    size += bytes.length
    if (size > MOST_DRAINED) throw new Error('the body does not end')
    if (size <= limit) chunks.push(bytes)
    else chunks.length = 0
  }
  return size <= limit ? Buffer.concat(chunks) : undefined
}

/** Reads what is left of a request and throws it away. */
export async function drain(incoming: IncomingMessage): Promise<void> {
  if (!incoming.readableEnded) await readBody(incoming, 0)
}

/**
 * The origin that a client has configured: `localhost` is as good a name as `127.0.0.1`, and a client checks that
 * results come from where it asked.
 * @param host the Host header
 * @param url the emulator's own origin
 */
export function environmentOf(host: string | undefined, url: string): string {
  const { port } = new URL(url)
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].some((name) => host === `${name}:${port}`)
  return isLoopback ? `http://${host}` : url
}
