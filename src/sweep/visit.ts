/** One repository, from its name to its line: asked for its tip, copied, checked. It never throws. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'
import type { DiskTips } from '../git/disk-tip.ts'
import type { Place } from '../git/git.ts'
import {
  askForTip,
  type Mirror,
  type MirroredTip,
  originEnvironment,
  type RemoteTip,
  updateMirror,
} from '../git/mirror.ts'
import type { SweepRules, TreeRequest } from './judge-tree.ts'
import { LINE_VERSION, type SweptLine, type Verdict } from './line.ts'
import { type Listed, scrubUrl } from './list.ts'
import { lockMirror } from './mirror-lock.ts'
import type { TreePool } from './tree-pool.ts'
import { noteTree, recallTree, recallVerdict, type TextStore, verdictKey } from './verdict-store.ts'

/** What one repository may take. */
export interface SweepLimits {
  /** Milliseconds, from asking for its tip to its verdict. */
  readonly time: number
  /** Bytes of its mirror. */
  readonly bytes: number
  readonly files: number
}

/** What every visit of a run shares. */
export interface Visiting {
  /** Absolute; mirrors and verdicts are below it. */
  readonly folder: string
  /** That of `mirrorEnvironment`. */
  readonly environment: NodeJS.ProcessEnv
  readonly diskTips: DiskTips
  readonly pool: TreePool
  readonly store: TextStore
  readonly rules: SweepRules
  /** That of `policySetOf`. */
  readonly policySet: string
  readonly limits: SweepLimits
  /** Whether only files that may be templates are fetched; by default where they come over a network. */
  readonly isPartial: boolean | undefined
  /** `2026-01-31` */
  readonly today: () => string
  /** Verdicts that are being made in this process, by key. */
  readonly open: Map<string, Promise<Verdict>>
}

/** What became of a visit. */
export interface Visit {
  readonly line: SweptLine
  /** Whether another try may end better: the remote was not reached, or the time was over. */
  readonly mayPass: boolean
}

/** @param attempts how many tries this is the last of */
export async function visit(listed: Listed, visiting: Visiting, attempts: number): Promise<Visit> {
  const started = process.hrtime.bigint()
  const found = await tryToVisit(listed, visiting)
  const durationMs = Math.round(Number(process.hrtime.bigint() - started) / 1e6)
  const { mayPass, status, ...facts } = found
  return {
    line: {
      schemaVersion: LINE_VERSION,
      repository: listed.name,
      status,
      branch: null,
      commit: null,
      tree: null,
      cached: false,
      failure: null,
      verdict: null,
      ...facts,
      attempts,
      durationMs,
    },
    mayPass,
  }
}

type Found = Partial<SweptLine> & Pick<SweptLine, 'status'> & Pick<Visit, 'mayPass'>

async function tryToVisit(listed: Listed, visiting: Visiting): Promise<Found> {
  if (listed.fault !== undefined) return failed(new GateError('usage', listed.fault), listed, false)
  const limit = new AbortController()
  const timer = setTimeout(() => {
    limit.abort(
      new GateError('git', `not finished within ${visiting.limits.time / 1_000} s`, {
        hint: 'allow more with --time-limit, or leave it out of the list',
      }),
    )
  }, visiting.limits.time)
  const reached: { tip?: RemoteTip } = {}
  try {
    return await sweep(listed, visiting, limit.signal, reached)
  } catch (error) {
    // What was reached and could not be checked would fail again; what is slow or far may not.
    const mayPass = limit.signal.aborted || (reached.tip === undefined && isPassing(messageOf(error)))
    return { ...failed(error, listed, mayPass), ...tipOf(reached.tip) }
  } finally {
    clearTimeout(timer)
  }
}

/** What git says of a remote that is not there, or that refuses: to ask again would be answered the same. */
const FINAL =
  /not found|does not exist|not appear to be a git repository|not a git repository|authentication failed|could not read (?:username|password)|permission denied|access denied|denied|forbidden|40[134]\b|no such (?:device|file|folder)|owns it|not supported|not allowed|host key verification failed|head names a branch/i

function isPassing(message: string): boolean {
  return !FINAL.test(message)
}

function failed(error: unknown, listed: Listed, mayPass: boolean): Found {
  const hint = error instanceof GateError ? error.hint : undefined
  const reason =
    error instanceof GateError ? error.message : `internal error, please report it: ${messageOf(error)}`
  return {
    status: 'failed',
    failure: {
      reason: scrubUrl(reason, listed),
      hint: hint === undefined ? null : scrubUrl(hint, listed),
    },
    mayPass,
  }
}

function tipOf(tip: RemoteTip | undefined): Pick<SweptLine, 'branch' | 'commit'> {
  return { branch: tip?.branch ?? null, commit: tip?.id ?? null }
}

async function sweep(
  listed: Listed,
  visiting: Visiting,
  signal: AbortSignal,
  reached: { tip?: RemoteTip },
): Promise<Found> {
  const { folder, store } = visiting
  const environment = originEnvironment(visiting.environment, listed.url)
  const place: Place = { top: folder, environment, signal }
  const onDisk = listed.isPath ? await visiting.diskTips(listed.url) : undefined
  const tip = onDisk ?? (await askForTip(place))
  if (tip === undefined) return { status: 'empty', mayPass: false }
  reached.tip = tip
  const known = await recallTree(store, tip.id)
  if (known !== undefined) {
    const key = verdictKey(visiting.policySet, known)
    const verdict = await recallVerdict(store, key, visiting.today())
    if (verdict !== undefined) {
      return { status: 'checked', ...tipOf(tip), tree: known, cached: true, verdict, mayPass: false }
    }
  }
  const mirror: Mirror = {
    path: join(folder, 'mirrors', listed.id.slice(0, 2), `${listed.id}.git`),
    url: listed.url,
    isPartial: visiting.isPartial ?? !listed.isPath,
  }
  mkdirSync(join(mirror.path, '..'), { recursive: true })
  const unlock = lockMirror(mirror.path, visiting.limits.time)
  try {
    const now = await updateMirror(mirror, tip, place, visiting.limits.bytes)
    if (now.commit !== tip.id) reached.tip = { ...tip, id: now.commit }
    await noteTree(store, now.commit, now.tree)
    const { verdict, cached } = await verdictFor(now, mirror, place, visiting)
    const { branch } = tip
    return {
      status: 'checked',
      branch: branch ?? null,
      commit: now.commit,
      tree: now.tree,
      cached,
      verdict,
      mayPass: false,
    }
  } finally {
    unlock()
  }
}

interface Judged {
  readonly verdict: Verdict
  readonly cached: boolean
}

/** The verdict on a tree, which another visit may be making at this moment. */
async function verdictFor(
  { commit, tree }: MirroredTip,
  mirror: Mirror,
  place: Place,
  visiting: Visiting,
): Promise<Judged> {
  const { store, pool, rules, limits, open } = visiting
  const today = visiting.today()
  const key = verdictKey(visiting.policySet, tree)
  const signal = place.signal ?? new AbortController().signal
  const opened = open.get(key)
  // Without one there is nothing to wait for: in the meantime another visit would begin the same.
  const others = opened && (await opened.catch(() => undefined))
  if (others !== undefined) return { verdict: others, cached: true }
  const make = async (): Promise<Judged> => {
    const known = await recallVerdict(store, key, today)
    if (known !== undefined) return { verdict: known, cached: true }
    const request: TreeRequest = {
      mirror: mirror.path,
      isPartial: mirror.isPartial,
      commit,
      tree,
      rules,
      today,
      maxFiles: limits.files,
      environment: place.environment,
    }
    const verdict = await pool.judge(request, signal)
    await store.set(key, JSON.stringify(verdict))
    return { verdict, cached: false }
  }
  const making = store.alone === undefined ? make() : store.alone(key, make, signal)
  const verdict = making.then((made) => made.verdict)
  // Whoever waits for it makes its own where this fails.
  verdict.catch(() => undefined)
  open.set(key, verdict)
  try {
    return await making
  } finally {
    if (open.get(key) === verdict) open.delete(key)
  }
}
