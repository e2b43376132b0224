/** The symbolic links of an index or a commit, found in git's list without taking all of it apart. */
import { readBlobs } from './blobs.ts'
import { type Repository, runGit } from './git.ts'
import type { Link } from './links.ts'
import { decodePath } from './paths.ts'
import type { SearchPlace } from './search.ts'

/** Most trees have none. @throws GateError `git` */
export async function readLinks(repository: Repository, place: SearchPlace): Promise<readonly Link[]> {
  const list = place === '--cached' ? ['ls-files', '-s', '-z'] : ['ls-tree', '-r', '-z', '--full-tree', place]
  const entries = parseLinks(await runGit(repository, list))
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
function parseLinks(output: Buffer): readonly { readonly path: string; readonly id: string }[] {
  const found: { path: string; id: string }[] = []
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
