/** Which commits of a push are new to the remote, and what they rest on. */
import { type Repository, runGit } from './git.ts'
import type { Comparison } from './tree-diff.ts'

/**
 * For each tip that is new to the remote, the commits right below the new ones: those that the remote has, and
 * other tips of the same push, so that what is checked at one tip is not checked again at the next. Tips without
 * a new commit are left out; a tip without any base rests on nothing.
 * @param tips distinct full ids of commits
 * @param known commits that the remote has, full ids
 */
export async function newOnRemote(
  repository: Repository,
  tips: readonly string[],
  known: readonly string[],
): Promise<readonly Comparison[]> {
  const only = tips[0]
  if (only === undefined) return []
  // A first push of one branch: the walk would list its whole history to find that nothing lies below.
  if (known.length === 0 && tips.length === 1) return [{ tip: only, bases: [] }]
  const parents = await walkNew(repository, tips, known)
  const bases = basesOf(parents, new Set(tips))
  const comparisons: Comparison[] = []
  const asked = new Map<string, readonly string[]>()
  for (const tip of tips.filter((each) => parents.has(each))) {
    const own = bases.get(tip) ?? NONE
    const key = [...own].sort().join()
    const found = asked.get(key) ?? (await latest(repository, own))
    asked.set(key, found)
    comparisons.push({ tip, bases: found })
  }
  return comparisons
}

/** Those of the commits that are reached from the tips and not from what is known; full ids. */
export async function reachedFrom(
  repository: Repository,
  tips: readonly string[],
  known: readonly string[],
  commits: readonly string[],
): Promise<readonly string[]> {
  if (commits.length === 0 || tips.length === 0) return []
  const wanted = new Set(commits)
  const reached = await revList(repository, [], [...tips, ...known.map((id) => `^${id}`)])
  return reached.filter((id) => wanted.has(id))
}

/** Parents of each commit that is new to the remote, parents before children. In a shallow clone some lack. */
async function walkNew(
  repository: Repository,
  tips: readonly string[],
  known: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const lines = [...tips, ...known.map((id) => `^${id}`)]
  const output = await revList(repository, ['--topo-order', '--reverse', '--parents'], lines)
  return new Map(
    output.map((line) => {
      const [commit = '', ...parents] = line.split(' ')
      return [commit, parents]
    }),
  )
}

const NONE: ReadonlySet<string> = new Set()

/** What each new commit rests on: parents that are not new or are tips, and what the other parents rest on. */
function basesOf(
  parents: ReadonlyMap<string, readonly string[]>,
  tips: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const bases = new Map<string, ReadonlySet<string>>()
  for (const [commit, above] of parents) {
    const sets = above.map((parent) => {
      return tips.has(parent) || !parents.has(parent) ? new Set([parent]) : (bases.get(parent) ?? NONE)
    })
    bases.set(commit, sets.reduce(union, NONE))
  }
  return bases
}

/** Shares the sets where it can: a long history rests on the same few commits. */
function union(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  if (a.size === 0 || a === b) return b
  return [...b].every((each) => a.has(each)) ? a : new Set([...a, ...b])
}

/**
 * The commits without those that another of them contains: what the remote had before it was fixed is no
 * excuse for bringing it back.
 */
async function latest(repository: Repository, commits: ReadonlySet<string>): Promise<readonly string[]> {
  if (commits.size <= 1) return [...commits]
  const lines = [...commits].flatMap((id) => [id, `^${id}^@`])
  return revList(repository, [], lines)
}

async function revList(
  repository: Repository,
  args: readonly string[],
  lines: readonly string[],
): Promise<readonly string[]> {
  const input = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  const output = await runGit(repository, ['rev-list', ...args, '--stdin'], { input })
  return output.toString('latin1').split('\n').slice(0, -1)
}
