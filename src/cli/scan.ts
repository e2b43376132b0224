/** `mvc-gate scan`: files and folders on disk, the index, a range of commits, or everything. */
import { relative, resolve, sep } from 'node:path'
import { isConfigPath } from '../config/load.ts'
import { GateError } from '../core/errors.ts'
import { folderOf, foldersUpward, isBelow } from '../core/path.ts'
import type { FollowUp } from '../core/report.ts'
import type { Change } from '../core/snapshot.ts'
import { type GateRequest, runGate } from '../gate/run-gate.ts'
import { commitSnapshot } from '../git/commit-snapshot.ts'
import { contentChange, diskChanges, diskFolder } from '../git/disk.ts'
import { openRepository, type Repository } from '../git/git.ts'
import { indexSnapshot } from '../git/index-snapshot.ts'
import { sinceChange } from '../git/since.ts'
import { stagedChange } from '../git/staged.ts'
import { wholeChange } from '../git/whole.ts'
import { changeOfCi } from './ci-range.ts'
import type { ReportOptions } from './commands/report-options.ts'
import type { Context } from './context.ts'
import { clockOf, fixesFor, tenantPort, today, verdictsOf, workersOf } from './gate-request.ts'
import { deliver } from './output.ts'

export type ScanTarget =
  | { readonly kind: 'disk' }
  /** Standard input, in the place of a file. */
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'staged' }
  | { readonly kind: 'since'; readonly rev: string }
  | { readonly kind: 'all'; readonly staged: boolean }
  | { readonly kind: 'ci' }

export interface ScanRequest {
  readonly target: ScanTarget
  readonly paths: readonly string[]
  readonly baseline: boolean
  /** How many threads judge; by default what the environment says, or one for each core. */
  readonly workers: number | undefined
  readonly report: ReportOptions
}

/** With fewer files, memory is not worth the time. */
const WORTH_SMALL_HEAP = 1_000

/** Checks what the request names; the report goes to stdout. */
export async function scan(request: ScanRequest, context: Context): Promise<number> {
  const judged = await changesOf(request, context)
  const files = judged.changes.reduce((sum, { touched }) => sum + touched.length, 0)
  if (files >= WORTH_SMALL_HEAP) (await import('../workers/heap.ts')).keepHeapSmall()
  const report = await runGate({
    action: 'scan',
    ...judged,
    overrides: request.report.overrides,
    tenant: tenantPort(context, request.report.mode),
    today: today(),
    clock: clockOf(context),
    openVerdicts: verdictsOf(context),
    openWorkers: workersOf(context, request.workers),
    baseline: request.baseline,
    suppressions: request.report.suppressions,
    ...fixesFor(request.report, false),
    hints: true,
    isWhole: request.target.kind === 'all' && request.paths.length === 0,
  })
  const followUp = followUpOf(request.target, context.cwd)
  return deliver({ ...report, followUp }, request.report, context.stdout, context)
}

function followUpOf(target: ScanTarget, cwd: string): FollowUp {
  const staged = target.kind === 'staged' || (target.kind === 'all' && target.staged)
  return { staged, folder: diskFolder(cwd).folder }
}

type Judged = Pick<GateRequest, 'changes' | 'notes'>

async function changesOf(request: ScanRequest, context: Context): Promise<Judged> {
  const { target, paths } = request
  if (target.kind === 'input') {
    return { changes: [contentChange(target.name, await readInput(context), context.cwd)] }
  }
  if (target.kind === 'disk') {
    return { changes: await diskChanges(paths.length === 0 ? ['.'] : paths, context.cwd, context.env) }
  }
  const repository = await openRepository(context.cwd, context.env)
  const { change, note } = await changeOf(target, repository, context.env)
  return {
    changes: [paths.length === 0 ? change : await below(change, repository, paths, context.cwd)],
    notes: note === undefined ? [] : [note],
  }
}

async function readInput({ stdin }: Context): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

async function changeOf(
  target: Exclude<ScanTarget, { kind: 'disk' | 'input' }>,
  repository: Repository,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly change: Change; readonly note?: string }> {
  switch (target.kind) {
    case 'staged':
      return { change: await stagedChange(repository) }
    case 'since':
      return { change: await sinceChange(repository, target.rev) }
    case 'ci':
      return changeOfCi(repository, env)
    case 'all': {
      if (target.staged) return { change: await wholeChange(indexSnapshot(repository)) }
      if (repository.head === undefined) {
        throw new GateError('usage', 'no commits yet', { hint: 'use --staged --all to check the index' })
      }
      return { change: await wholeChange(commitSnapshot(repository, repository.head)) }
    }
  }
}

/**
 * The part of a change below the paths, which are relative to where the user is.
 * @throws GateError `usage` for a path that names nothing: a misspelt one must not be a scan that finds nothing
 */
export async function below(
  change: Change,
  repository: Repository,
  paths: readonly string[],
  cwd: string,
): Promise<Change> {
  const prefixes = paths.map(
    (path) => relative(repository.top, resolve(cwd, path)).split(sep).join('/') || '.',
  )
  const known = [...(await change.snapshot.list()).map(({ path }) => path), ...change.removed]
  const missing = prefixes.findIndex(
    (prefix) => prefix !== '.' && !known.some((path) => isBelow(path, prefix)),
  )
  if (missing !== -1) {
    throw new GateError('usage', `no such file in ${change.snapshot.name}: '${paths[missing]}'`)
  }
  const above = new Set(prefixes.flatMap((prefix) => foldersUpward(folderOf(prefix))))
  const inside = (path: string): boolean =>
    prefixes.some((prefix) => isBelow(path, prefix)) ||
    // The configuration in force for them is part of what is compared.
    (isConfigPath(path) && above.has(folderOf(path)))
  return {
    snapshot: change.snapshot,
    touched: change.touched.filter((file) => inside(file.path)),
    removed: change.removed.filter(inside),
    ...(change.whole === undefined ? {} : { whole: prefixes }),
    ...(change.bases === undefined ? {} : { bases: change.bases }),
  }
}
