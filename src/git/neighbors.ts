/**
 * Commits of one push, which differ little from each other: what git lists and searches is asked for one of them, and
 * follows for the others from what differs.
 */
import { readLines } from './blob-lines.ts'
import { commitListing, commitSnapshot } from './commit-snapshot.ts'
import type { Repository } from './git.ts'
import type { LinkEntry } from './link-entries.ts'
import type { Listing, ObjectSnapshot } from './listing.ts'
import { type DiffEntry, isRemoved, isTouched } from './raw-diff.ts'
import { type Searched, searchLines } from './search.ts'

/** How a commit differs from another one. */
export interface Step {
  /** Full id. */
  readonly base: string
  readonly entries: readonly DiffEntry[]
}

type Lines = readonly Uint8Array[]
/** By path: what a tree has of something, which may be much. */
type Held<T> = ReadonlyMap<string, T>

/** The snapshots of commits, each once. @param steps by commit; a commit without one is asked of git */
export function neighbors(
  repository: Repository,
  steps: ReadonlyMap<string, Step>,
): (commit: string) => ObjectSnapshot {
  const links = new Derived<string>(steps, (commit) => linksOf(repository, commit), changedLinks)
  const searches = new Map<string, Derived<Lines>>()
  const linesFor = (searched: Searched) => {
    const key = JSON.stringify([
      searched.endings,
      searched.texts.map((text) => Buffer.from(text).toString('latin1')),
    ])
    const known = searches.get(key) ?? derivedLines(repository, steps, searched)
    searches.set(key, known)
    return known
  }
  const snapshots = new Map<string, ObjectSnapshot>()
  const open = (commit: string): ObjectSnapshot => {
    const git = commitListing(repository, commit)
    const listing: Listing = {
      ...git,
      links: async () => {
        const found = await links.of(commit)
        return found === undefined ? git.links() : [...found].map(([path, id]): LinkEntry => ({ path, id }))
      },
      search: async (searched, onLine) => {
        const found = searched.paths.length > 0 ? undefined : await linesFor(searched).of(commit)
        if (found === undefined) return git.search(searched, onLine)
        for (const [path, lines] of found) for (const line of lines) onLine({ path, line })
      },
    }
    return commitSnapshot(repository, commit, { listing })
  }
  return (commit) => {
    const snapshot = snapshots.get(commit) ?? open(commit)
    snapshots.set(commit, snapshot)
    return snapshot
  }
}

/** More than this is not kept for each commit. */
const SMALL = 1_000
/** Of larger ones, each so many-th. */
const DISTANCE = 16

class Derived<T> {
  readonly #steps: ReadonlyMap<string, Step>
  readonly #root: (commit: string) => Promise<Held<T> | undefined>
  readonly #change: (before: Held<T>, entries: readonly DiffEntry[]) => Promise<Held<T> | undefined>
  readonly #known = new Map<string, Promise<Held<T> | undefined>>()

  /** @param change undefined where so much differs that git is to be asked again */
  constructor(
    steps: ReadonlyMap<string, Step>,
    root: (commit: string) => Promise<Held<T> | undefined>,
    change: (before: Held<T>, entries: readonly DiffEntry[]) => Promise<Held<T> | undefined>,
  ) {
    this.#steps = steps
    this.#root = root
    this.#change = change
  }

  /** Undefined where it is too much to be held. */
  async of(commit: string): Promise<Held<T> | undefined> {
    const way: { readonly commit: string; readonly step: Step }[] = []
    let at = commit
    for (
      let step = this.#steps.get(at);
      !this.#known.has(at) && step !== undefined;
      step = this.#steps.get(at)
    ) {
      way.push({ commit: at, step })
      at = step.base
    }
    const start = this.#known.get(at) ?? this.#root(at)
    this.#known.set(at, start)
    let held = await start
    for (const [i, { commit: next, step }] of way.reverse().entries()) {
      const changed = held === undefined ? undefined : await this.#change(held, step.entries)
      const isAsked = held !== undefined && changed === undefined
      held = isAsked ? await this.#root(next) : changed
      if (isAsked || held === undefined || held.size <= SMALL || i % DISTANCE === 0)
        this.#known.set(next, Promise.resolve(held))
    }
    return held
  }
}

async function linksOf(repository: Repository, commit: string): Promise<Held<string>> {
  return new Map((await commitListing(repository, commit).links()).map(({ path, id }) => [path, id]))
}

const LINK = '120000'

async function changedLinks(before: Held<string>, entries: readonly DiffEntry[]): Promise<Held<string>> {
  const relevant = entries.filter(({ oldMode, newMode }) => oldMode === LINK || newMode === LINK)
  if (relevant.length === 0) return before
  const links = new Map(before)
  for (const { path, newMode, newId } of relevant) {
    if (newMode === LINK) links.set(path, newId)
    else links.delete(path)
  }
  return links
}

/** In bytes: more is searched by git each time. */
const MOST_HELD = 8_388_608

function derivedLines(
  repository: Repository,
  steps: ReadonlyMap<string, Step>,
  searched: Searched,
): Derived<Lines> {
  const { texts, endings } = searched
  const isNamed = (path: string) =>
    endings.length === 0 || endings.some((ending) => path.toLowerCase().endsWith(ending))
  const search = async (commit: string): Promise<Held<Lines> | undefined> => {
    const found = new Map<string, Uint8Array[]>()
    let bytes = 0
    await searchLines(repository, commit, searched, ({ path, line }) => {
      bytes += line.length
      if (bytes > MOST_HELD) return
      const lines = found.get(path)
      if (lines === undefined) found.set(path, [line])
      else lines.push(line)
    })
    return bytes > MOST_HELD ? undefined : found
  }
  return new Derived<Lines>(steps, search, async (before, entries) => {
    const relevant = entries.filter((entry) => isNamed(entry.path) && (isTouched(entry) || isRemoved(entry)))
    if (relevant.length === 0) return before
    const read = await readLines(
      repository,
      [...new Set(relevant.filter(isTouched).map(({ newId }) => newId))],
      texts,
    )
    if (read === undefined) return undefined
    const lines = new Map(before)
    for (const { path, newId } of relevant) {
      const own = read.get(newId) ?? []
      if (own.length === 0) lines.delete(path)
      else lines.set(path, own)
    }
    return lines
  })
}
