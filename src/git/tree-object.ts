/** Reads the objects in which git keeps folders. */
import type { ObjectFormat } from './git.ts'

/** An entry of a tree. */
export interface TreeEntry {
  /** Its bytes, one character for each. */
  readonly name: string
  /** Six octal digits: `100644`, `040000` for a folder. */
  readonly mode: string
  readonly id: string
  readonly isTree: boolean
}

const SPACE = 0x20

/** The entries of a tree: `<mode> <name>\0` and the id's bytes, for each; undefined where it is damaged. */
export function readTree(content: Uint8Array, objectFormat: ObjectFormat): readonly TreeEntry[] | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const idLength = objectFormat === 'sha256' ? 32 : 20
  const entries: TreeEntry[] = []
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(SPACE, at)
    const nul = space === -1 ? -1 : bytes.indexOf(0, space)
    const end = nul + 1 + idLength
    if (nul === -1 || end > bytes.length) return undefined
    const mode = canonical(bytes.toString('latin1', at, space))
    const id = bytes.toString('hex', nul + 1, end)
    entries.push({ name: bytes.toString('latin1', space + 1, nul), mode, id, isTree: mode === '040000' })
    at = end
  }
  return entries
}

/** Very old trees hold 100664, and 40000 has no zero before it. */
function canonical(mode: string): string {
  const bits = Number.parseInt(mode, 8)
  const type = bits >>> 12
  if (type === 0o10) return (bits & 0o100) === 0 ? '100644' : '100755'
  return (type << 12).toString(8).padStart(6, '0')
}
