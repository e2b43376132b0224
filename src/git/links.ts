/** Symbolic links of a tree, followed within it: what a checkout has at their paths. */
import { folderOf, nameOf, resolvePath } from '../core/path.ts'
import type { SnapshotFile, UnfollowedLink } from '../core/snapshot.ts'
import { sortByPath } from './paths.ts'

/** A link, and the path that it holds. */
export interface Link {
  readonly path: string
  readonly target: string
}

/** A file at a path that leads through links. */
export interface LinkedFile extends SnapshotFile {
  /** The path of the regular file. */
  readonly target: string
}

export interface FollowedLinks {
  /** In the order of the paths' bytes. */
  readonly files: readonly LinkedFile[]
  readonly unfollowed: readonly UnfollowedLink[]
}

/** Links from one to the next; git and the systems give up sooner. */
const MOST_HOPS = 40
/** Files that links put at further paths; a few links to folders that hold links make any number. */
const MOST_FILES = 50_000
const MOST_STEPS = 500_000

/** On any system. */
const ABSOLUTE = /^[/\\]|^[A-Za-z]:[/\\]/

type End =
  | { readonly kind: 'file'; readonly file: SnapshotFile }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'none'; readonly why: UnfollowedLink['why'] }

/**
 * Follows links.
 * @param files every regular file of the tree
 */
export function followLinks(files: readonly SnapshotFile[], links: readonly Link[]): FollowedLinks {
  const tree = new LinkedTree(files, links)
  for (const link of links) tree.follow(link)
  return { files: sortByPath(tree.found.values()), unfollowed: [...tree.unfollowed.values()] }
}

class LinkedTree {
  readonly found = new Map<string, LinkedFile>()
  readonly unfollowed = new Map<string, UnfollowedLink>()
  readonly #files: ReadonlyMap<string, SnapshotFile>
  readonly #links: ReadonlyMap<string, string>
  /** What is directly in each folder: paths of files, links and folders. */
  readonly #entries = new Map<string, Set<string>>()
  #steps = 0

  constructor(files: readonly SnapshotFile[], links: readonly Link[]) {
    this.#files = new Map(files.map((file) => [file.path, file]))
    this.#links = new Map(links.map(({ path, target }) => [path, target]))
    for (const { path } of [...files, ...links]) this.#enter(path)
  }

  follow({ path }: Link): void {
    const end = this.#endOf(path)
    if (end.kind === 'none') this.unfollowed.set(path, { path, why: end.why })
    else if (end.kind === 'file') this.found.set(path, { path, id: end.file.id, target: end.file.path })
    else {
      // A link to a folder that it stands in has no end.
      const why = holds(end.path, path) ? 'loop' : this.#expand(path, end.path, [end.path])
      if (why !== undefined) this.unfollowed.set(path, { path, why })
    }
  }

  /** Records a path in all folders above it. */
  #enter(path: string): void {
    for (let current = path; current !== '.'; current = folderOf(current)) {
      const folder = folderOf(current)
      const own = this.#entries.get(folder)
      if (own?.has(current)) return
      if (own === undefined) this.#entries.set(folder, new Set([current]))
      else own.add(current)
    }
  }

  /** Where a path leads, with every link on its way followed. */
  #endOf(start: string): End {
    let waiting = start.split('/')
    let current = '.'
    for (let hops = 0; ; ) {
      const [name, ...rest] = waiting
      if (name === undefined) break
      const next = current === '.' ? name : `${current}/${name}`
      const target = this.#links.get(next)
      waiting = rest
      if (target === undefined) {
        current = next
        continue
      }
      if (++hops > MOST_HOPS) return { kind: 'none', why: 'loop' }
      if (target === '') return { kind: 'none', why: 'missing' }
      const led = ABSOLUTE.test(target) ? undefined : resolvePath(current, target)
      if (led === undefined) return { kind: 'none', why: 'outside' }
      // The way from the top may lead through further links.
      waiting = led === '.' ? rest : [...led.split('/'), ...rest]
      current = '.'
    }
    const file = this.#files.get(current)
    if (file !== undefined) return { kind: 'file', file }
    if (current === '.' || this.#entries.has(current)) return { kind: 'folder', path: current }
    return { kind: 'none', why: 'missing' }
  }

  /**
   * Puts what is below a folder below the path of a link to it; false for a link that has no end, or too many files.
   * @param above the folders that links on the way lead to
   */
  #expand(at: string, folder: string, above: readonly string[]): UnfollowedLink['why'] | undefined {
    for (const path of this.#entries.get(folder) ?? []) {
      const place = `${at}/${nameOf(path)}`
      if (this.found.size >= MOST_FILES || ++this.#steps > MOST_STEPS) return 'many'
      const end = this.#links.has(path) ? this.#endOf(path) : this.#endHere(path)
      if (end.kind === 'file') this.found.set(place, { path: place, id: end.file.id, target: end.file.path })
      if (end.kind !== 'folder') continue
      const isLink = end.path !== path
      // One that leads back is reported where it stands.
      if (isLink && above.includes(end.path)) continue
      if (this.#expand(place, end.path, isLink ? [...above, end.path] : above) === 'many') return 'many'
    }
    return undefined
  }

  #endHere(path: string): End {
    const file = this.#files.get(path)
    return file === undefined ? { kind: 'folder', path } : { kind: 'file', file }
  }
}

function holds(folder: string, path: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`)
}
