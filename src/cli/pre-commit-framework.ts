/**
 * The pre-commit framework (https://pre-commit.com) runs the gate as one of its hooks. It passes the files that are
 * checked as arguments, and a range or a push in variables, which its documentation lists under "pre-commit during
 * push" and `pre-commit run --from-ref`.
 */
import { allInOrder } from '../core/all-in-order.ts'
import { GateError } from '../core/errors.ts'
import type { Change } from '../core/snapshot.ts'
import type { Repository } from '../git/git.ts'
import { resolveCommit } from '../git/history.ts'
import type { Push } from '../git/pushed.ts'
import { changeSinceCommit } from '../git/since.ts'
import { stagedChange } from '../git/staged.ts'

/**
 * What is checked in the pre-commit stage: a range, where one is asked for; with files that are not staged
 * (`pre-commit run --all-files`), all of these as they are in the index, whoever brought them; else what is staged.
 * @param paths from the top of the work tree
 * @throws GateError `usage` if the range's commits are not in this clone
 */
export async function askedChange(
  repository: Repository,
  env: NodeJS.ProcessEnv,
  paths: readonly string[],
): Promise<Change> {
  const { PRE_COMMIT_FROM_REF: from, PRE_COMMIT_TO_REF: to } = env
  if (from && to) return rangeChange(repository, from, to)
  const staged = await stagedChange(repository)
  if (paths.length === 0) return staged
  const isStaged = new Set(staged.touched.map(({ path }) => path))
  if (paths.every((path) => isStaged.has(path))) return staged
  const asked = new Set(paths)
  const listed = await staged.snapshot.list()
  const touched = listed.filter(({ path }) => asked.has(path))
  // Files that the index does not have are no reason to compare less.
  return touched.every(({ path }) => isStaged.has(path))
    ? staged
    : { snapshot: staged.snapshot, touched, removed: [] }
}

async function rangeChange(repository: Repository, from: string, to: string): Promise<Change> {
  const [base, tip] = await allInOrder([from, to].map((rev) => resolveCommit(repository, rev)))
  const missing = base === undefined ? from : to
  if (base === undefined || tip === undefined) {
    throw new GateError('usage', `'${missing}' is not a commit of this clone`, {
      hint: 'a shallow or single-branch clone may lack it: fetch more history first',
    })
  }
  const change = await changeSinceCommit(repository, tip, base)
  if (change !== undefined) return change
  throw new GateError('usage', `'${from}' and '${to}' have no common ancestor`)
}

/**
 * The push that the framework describes. It names one ref at a time, with a commit that the remote has, or none where
 * the branch shares no history with the remote.
 * @returns undefined where no push is described
 */
export async function frameworkPush(
  repository: Repository,
  env: NodeJS.ProcessEnv,
): Promise<Push | undefined> {
  const {
    PRE_COMMIT_REMOTE_NAME: remote,
    PRE_COMMIT_REMOTE_URL: url,
    PRE_COMMIT_LOCAL_BRANCH: local = 'HEAD',
    PRE_COMMIT_REMOTE_BRANCH: ref = local,
  } = env
  if (!remote || !url) return undefined
  const tip = await resolveCommit(repository, env.PRE_COMMIT_TO_REF || local)
  if (tip === undefined) return undefined
  const { PRE_COMMIT_FROM_REF: from } = env
  const base = (from && (await resolveCommit(repository, from))) || '0'.repeat(tip.length)
  return { remote, url, input: Buffer.from(`${local} ${tip} ${ref} ${base}\n`) }
}
