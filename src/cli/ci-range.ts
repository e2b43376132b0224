/** `mvc-gate scan --ci`: what a build has to check, found in its clone. */
import type { CiName, CiRange } from '../ci/ci.ts'
import { rangeOf } from '../ci/range.ts'
import { CI_WORDS } from '../ci/words.ts'
import { GateError } from '../core/errors.ts'
import type { Change } from '../core/snapshot.ts'
import { commitSnapshot } from '../git/commit-snapshot.ts'
import type { Repository } from '../git/git.ts'
import { isShallow, isWithin, resolveCommit } from '../git/history.ts'
import { changeSinceCommit } from '../git/since.ts'
import { readSmallFile } from '../git/small-file.ts'
import { wholeChange } from '../git/whole.ts'

export interface CiChange {
  readonly change: Change
  /** One line for the report: what is checked, and why. */
  readonly note: string
}

/** GitHub's event files contain whole lists of commits. */
const MAX_EVENT_BYTES = 32 * 1024 * 1024

/**
 * What the build that this environment describes has to check.
 * @throws GateError `usage` if the clone lacks the commits to compare with, or HEAD is not what the CI builds
 */
export async function changeOfCi(repository: Repository, env: NodeJS.ProcessEnv): Promise<CiChange> {
  const range = rangeOf(env, (path) => readSmallFile(path, MAX_EVENT_BYTES))
  const { head } = repository
  if (head === undefined) throw new GateError('usage', 'no commits yet')
  if (range.kind === 'all') return checkAll(repository, head, range)
  const base = await firstHere(repository, range.revs)
  const change = base === undefined ? undefined : await changeSinceCommit(repository, head, base)
  if (base === undefined || change === undefined) {
    const shallow = await isShallow(repository)
    const isMissing = range.from === 'merge-request' && base === undefined
    if (shallow || isMissing) throw lacksHistory(range, shallow)
  }
  await expectTip(repository, head, range)
  if (base === undefined || change === undefined) {
    // A complete clone without it: the push was forced, or the histories are unrelated.
    return checkAll(repository, head, { ...range, why: `${range.why} whose base is not in this clone` })
  }
  return { change, note: `checked what ${range.why} introduces since ${base.slice(0, 7)}${nameOf(range.ci)}` }
}

type Since = Extract<CiRange, { kind: 'since' }>

async function checkAll(
  repository: Repository,
  head: string,
  { ci, why }: Pick<CiRange, 'ci' | 'why'>,
): Promise<CiChange> {
  const change = await wholeChange(commitSnapshot(repository, head))
  return { change, note: `checked everything: ${why}${nameOf(ci)}` }
}

function nameOf(ci: CiName | undefined): string {
  return ci === undefined ? '' : ` (${CI_WORDS[ci].name})`
}

/** The commit of the first revision that is here. */
async function firstHere(repository: Repository, revs: readonly string[]): Promise<string | undefined> {
  for (const rev of revs) {
    const id = await resolveCommit(repository, rev)
    // An abbreviated id may be the name of a ref, too.
    if (id !== undefined && (rev.startsWith('refs/') || id.startsWith(rev))) return id
  }
  return undefined
}

/** @throws GateError `usage` if HEAD is a different commit: checking it could let a bad change through */
async function expectTip(repository: Repository, head: string, { ci, tip }: Since): Promise<void> {
  if (tip === undefined || (await isWithin(repository, tip, head))) return
  const name = ci === undefined ? 'the CI' : CI_WORDS[ci].name
  throw new GateError(
    'usage',
    `${name} builds commit ${tip.slice(0, 7)}, but HEAD (${head.slice(0, 7)}) does not contain it`,
    {
      hint: `check out that commit before the scan, or run \`mvc-gate scan --all\` to check all of HEAD`,
    },
  )
}

function lacksHistory({ ci, from, why, revs }: Since, shallow: boolean): GateError {
  const { name, history } = ci === undefined ? { name: 'this CI', history: undefined } : CI_WORDS[ci]
  const what =
    from === 'push' ? `the commit before this push (${revs[0]?.slice(0, 7)})` : `the target of ${why}`
  const message = `the ${shallow ? 'shallow clone' : 'clone'} of ${name} ${shallow ? 'does not reach back to' : 'lacks'} ${what}`
  const fix = shallow && history !== undefined ? `clone all history (${history})` : fetchHint(revs)
  return new GateError('usage', message, {
    hint: `${fix}, or run \`mvc-gate scan --all\` to check everything`,
  })
}

function fetchHint(revs: readonly string[]): string {
  const tracked = revs.find((rev) => /^refs\/remotes\/origin\/[\w./-]+$/.test(rev))
  const branch = tracked?.slice('refs/remotes/origin/'.length)
  return branch === undefined
    ? 'fetch the target branch before the scan'
    : `fetch it before the scan (git fetch origin +refs/heads/${branch}:refs/remotes/origin/${branch})`
}
