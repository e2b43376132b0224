/** Reads what `--raw -z` prints: which paths differ between two trees, or a tree and the index. */
import { decodePath } from './paths.ts'

/** One path that differs. Modes are six octal digits, '000000' where there is nothing. */
export interface DiffEntry {
  readonly oldMode: string
  readonly newMode: string
  readonly oldId: string
  readonly newId: string
  /** A, D, M, T, or U for an unmerged path. */
  readonly status: string
  readonly path: string
}

/** The entries of one comparison; `name` is the id that `diff-tree --stdin` prints above them. */
export interface DiffSection {
  readonly name: string
  readonly entries: readonly DiffEntry[]
}

/** The entries of `diff-index --raw -z --no-abbrev --no-renames`. */
export function parseDiff(output: Uint8Array): readonly DiffEntry[] {
  return parseSections(output).flatMap((section) => section.entries)
}

/** The sections of `diff-tree --stdin --raw -z --no-abbrev --no-renames`, those without a difference left out. */
export function parseSections(output: Uint8Array): readonly DiffSection[] {
  const sections: { name: string; entries: DiffEntry[] }[] = []
  let current: DiffEntry[] | undefined
  const fields = splitAtNul(output)
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] ?? EMPTY
    if (field[0] !== COLON) {
      current = []
      sections.push({ name: field.toString('latin1'), entries: current })
      continue
    }
    if (current === undefined) {
      current = []
      sections.push({ name: '', entries: current })
    }
    i++
    current.push(toEntry(field.toString('latin1'), decodePath(fields[i] ?? EMPTY)))
  }
  return sections
}

const COLON = 0x3a
const EMPTY = Buffer.alloc(0)

function toEntry(meta: string, path: string): DiffEntry {
  const [oldMode = '', newMode = '', oldId = '', newId = '', status = ''] = meta.slice(1).split(' ')
  return { oldMode, newMode, oldId, newId, status, path }
}

/** The NUL-terminated pieces, as views on the output. */
export function splitAtNul(output: Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(output.buffer, output.byteOffset, output.byteLength)
  const pieces: Buffer[] = []
  let start = 0
  for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
    pieces.push(bytes.subarray(start, end))
    start = end + 1
  }
  return pieces
}

/** A regular file, executable or not (very old trees hold 100664 too); links are 120000, submodules 160000. */
export function isRegular(mode: string): boolean {
  return mode.startsWith('100')
}

/**
 * Whether the entry brings content to a regular file. A file that only became executable brings none; a link
 * that became a file does, even when the file holds what was the link's target.
 */
export function isTouched(entry: DiffEntry): boolean {
  return isRegular(entry.newMode) && (entry.newId !== entry.oldId || !isRegular(entry.oldMode))
}

/** Whether the entry takes a regular file away; an unmerged path is neither there nor gone. */
export function isRemoved(entry: DiffEntry): boolean {
  return isRegular(entry.oldMode) && !isRegular(entry.newMode) && entry.status !== 'U'
}
