/** The hook entries: what git is about to commit, merge or push. Reports go to stderr. */
import { type Bypass, outcomeOf } from '../core/report.ts'
import type { Change } from '../core/snapshot.ts'
import { keepReadBlobs } from '../git/cat-file.ts'
import type { Repository } from '../git/git.ts'
import { openAtTop } from '../git/open.ts'
import type { Push, Pushed } from '../git/pushed.ts'
import { count, fewOf } from '../report/words.ts'
import { noteJudged, writeTree } from '../skips/judged-tree.ts'
import { LEADS_WANTED, noteLeads } from '../skips/leads-file.ts'
import { appendChecked, readSkipped } from '../skips/record.ts'
import type { ReportOptions } from './commands/report-options.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { clockOf, fixesFor, tenantPort, today, verdictsOf, workersOf } from './gate-request.ts'
import { readAll } from './read-all.ts'
import { usageError } from './usage-error.ts'

export interface StagedRequest {
  readonly action: 'commit' | 'merge'
  /** Files, from the top of the work tree, that the pre-commit framework asks about. */
  readonly paths: readonly string[]
  readonly report: ReportOptions
}

export interface PushRequest {
  /** As git passes it to the hook; undefined where the pre-commit framework describes the push in variables. */
  readonly named: { readonly remote: string; readonly url: string } | undefined
  readonly report: ReportOptions
}

/** Checks the index against HEAD. */
export async function checkStaged(
  { action, paths, report: options }: StagedRequest,
  context: Context,
): Promise<number> {
  // What comes next is loaded while git answers.
  const [repository, changeOf] = await Promise.all([
    openAtTop(context.cwd, context.env),
    loadChange(paths, context),
  ])
  const [change, { runGate }] = await Promise.all([changeOf(repository), import('../gate/run-gate.ts')])
  const tree = writeTree(repository)
  const judged = await runGate({
    action,
    changes: [change],
    overrides: options.overrides,
    tenant: tenantPort(context, options.mode),
    today: today(),
    clock: clockOf(context),
    openVerdicts: verdictsOf(context),
    openWorkers: workersOf(context),
    suppressions: options.suppressions,
    ...fixesFor(options, true),
  })
  const found = {
    ...judged,
    followUp: { staged: !isTemporaryIndex(context.env), folder: folderIn(context.env) },
  }
  const report = outcomeOf(found) !== 'allow' ? { ...found, bypass: await bypassOf(repository) } : found
  const { deliver } = await import('./output.ts')
  const code = await deliver(report, options, context.stderr, context)
  if (code === EXIT.allow) {
    noteJudged(repository, await tree)
    keepReadBlobs(repository)
    if (context.env[LEADS_WANTED] !== undefined) await noteLeadsOf(repository, change)
  }
  return code
}

/** Whether git commits from an index that it removes when the commit is refused: `-a`, `-p`, `<path>`. */
function isTemporaryIndex({ GIT_INDEX_FILE: index }: Context['env']): boolean {
  return index?.endsWith('.lock') === true
}

/** The folder in which git was called, from the top: as git says to its hooks. */
function folderIn({ GIT_PREFIX: prefix }: Context['env']): string {
  return prefix ?? ''
}

/** What is staged; what the pre-commit framework asks for is loaded only where it runs. */
async function loadChange(
  paths: readonly string[],
  { env }: Context,
): Promise<(repository: Repository) => Promise<Change>> {
  if (paths.length === 0 && !env.PRE_COMMIT_FROM_REF) return (await import('../git/staged.ts')).stagedChange
  const { askedChange } = await import('./pre-commit-framework.ts')
  return (repository) => askedChange(repository, env, paths)
}

async function noteLeadsOf(repository: Repository, { snapshot }: Change): Promise<void> {
  const { leadsOutside } = await import('../gate/plan/leads-outside.ts')
  noteLeads(repository, await leadsOutside(snapshot))
}

/** Loaded only for commits that are blocked. */
async function bypassOf(repository: Repository): Promise<Bypass> {
  const { bypassIn } = await import('./bypass.ts')
  return bypassIn(repository)
}

/** Checks what a push brings to its remote, at the tips; git names them on standard input. */
export async function checkPushed(
  { named, report: options }: PushRequest,
  context: Context,
): Promise<number> {
  const repository = await openAtTop(context.cwd, context.env)
  const push =
    named === undefined
      ? await describedPush(repository, context)
      : { ...named, input: await readAll(context.stdin) }
  const { pushedChanges } = await import('../git/pushed.ts')
  const pushed = await pushedChanges(repository, push)
  const { runGate } = await import('../gate/run-gate.ts')
  const bypassed = await bypassedIn(repository, pushed)
  const report = await runGate({
    action: 'push',
    changes: pushed.changes,
    overrides: options.overrides,
    tenant: tenantPort(context, options.mode),
    today: today(),
    clock: clockOf(context),
    openVerdicts: verdictsOf(context),
    openWorkers: workersOf(context),
    suppressions: options.suppressions,
    ...fixesFor(options, true),
    notes: [...pushed.notes, ...bypassNotes(bypassed)],
  })
  const { deliver } = await import('./output.ts')
  const followed = { ...report, followUp: { staged: false, folder: folderIn(context.env) } }
  const code = await deliver(followed, options, context.stderr, context)
  if (code === EXIT.allow && bypassed.length > 0) await appendChecked(repository, bypassed)
  return code
}

async function describedPush(repository: Repository, { env }: Context): Promise<Push> {
  const { frameworkPush } = await import('./pre-commit-framework.ts')
  const push = await frameworkPush(repository, env)
  if (push === undefined) {
    throw usageError('pre-push needs the remote and its URL, as git passes them to the hook')
  }
  return push
}

/** The pushed commits (full ids) that bypassed the gate: what they bring is checked now. */
async function bypassedIn(repository: Repository, { brings }: Pushed): Promise<readonly string[]> {
  const skipped = await readSkipped(repository)
  const brought = new Set(await brings(skipped.map(({ commit }) => commit)))
  return skipped.filter(({ commit }) => brought.has(commit)).map(({ commit }) => commit)
}

function bypassNotes(commits: readonly string[]): readonly string[] {
  if (commits.length === 0) return []
  const names = fewOf(
    commits.map((commit) => commit.slice(0, 7)),
    5,
  )
  return [`this push contains ${count(commits.length, 'commit')} that bypassed the gate: ${names}`]
}
