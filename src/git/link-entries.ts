/** The symbolic links of an index or a commit, found in git's list without taking all of it apart. */
import { readBlobs } from './blobs.ts'
import { type Repository, runGit } from './git.ts'
import type { Link } from './links.ts'
import { decodePath } from './paths.ts'
import type { SearchPlace } from './search.ts'

/** A link whose target is not read yet: its path, and the blob that holds the target. */
export interface LinkEntry {
  readonly path: string
  readonly id: string
}

/** The links of the index or a commit, asked of git. Most have none. @throws GateError `git` */
export async function listLinks(repository: Repository, place: SearchPlace): Promise<readonly LinkEntry[]> {
  const list = place === '--cached' ? ['ls-files', '-s', '-z'] : ['ls-tree', '-r', '-z', '--full-tree', place]
  return parseLinks(await runGit(repository, list))
}

/** @throws GateError `git` */
export async function readTargets(
  repository: Repository,
  entries: readonly LinkEntry[],
): Promise<readonly Link[]> {
  if (entries.length === 0) return []
  const targets = await readBlobs(
    repository,
    entries.map(({ id }) => id),
  )
  // What `git add -N` has announced is empty, and no link can be.
  return entries.flatMap(({ path }, i) => {
    const target = targets[i] ?? new Uint8Array()
    return target.length === 0 || target.length > LONGEST_TARGET ? [] : [{ path, target: decodePath(target) }]
  })
}

/** Longer than any system takes. */
const LONGEST_TARGET = 65_536

const MODE = Buffer.from('120000 ')
const TAB = 0x09
const ID = /[0-9a-f]{40,64}/

/** The entries of mode 120000 among `<mode> <more> <id> <more>\t<path>\0`. */
function parseLinks(output: Buffer): readonly LinkEntry[] {
  const found: LinkEntry[] = []
  for (let at = output.indexOf(MODE); at !== -1; at = output.indexOf(MODE, at + 1)) {
    // It may as well stand in a path.
    if (at > 0 && output[at - 1] !== 0) continue
    const tab = output.indexOf(TAB, at)
    const end = output.indexOf(0, tab)
    const id = ID.exec(output.toString('latin1', at + MODE.length, tab))?.[0] ?? ''
    found.push({ path: decodePath(output.subarray(tab + 1, end)), id })
  }
  return found
}
