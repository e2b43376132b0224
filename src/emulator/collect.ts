/** Memory of a server that judges for days: V8 lets garbage grow to many times what is in use before it collects it. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of templates between two collections: judging leaves garbage of thirty times their size. */
const BYTES_BETWEEN = 524_288

/** To be called with the size in bytes of what was judged. @param collect collects all garbage */
export function collectAfterBytes(collect: () => void): (bytes: number) => void {
  let judged = 0
  return (bytes) => {
    judged += bytes
    if (judged < BYTES_BETWEEN) return
    judged = 0
    collect()
  }
}

/** Collects all garbage; nothing where the runtime does not offer that. */
export function garbageCollector(): () => void {
  try {
    setFlagsFromString('--expose-gc')
    const collect: unknown = runInNewContext('gc')
    if (typeof collect === 'function') return () => void collect()
  } catch {
    // Another runtime than Node.
  }
  return () => undefined
}
