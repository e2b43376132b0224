/** Standard input as a whole. */
import type { InputStream } from './context.ts'

/** Everything up to the end; nothing from a terminal, where a person would not know what it waits for. */
export async function readAll(stream: InputStream): Promise<Uint8Array> {
  if (stream.isTTY) return new Uint8Array()
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}
