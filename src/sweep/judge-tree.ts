/** Checks one tree whole, by object id, with the embedded engine. */
import { DEFAULT_FILES } from '../config/default-files.ts'
import type { Config } from '../config/keys.ts'
import { isConfigPath } from '../config/load.ts'
import { tenantSettings } from '../config/tenant-settings.ts'
import { utf8Text } from '../core/decode.ts'
import type { Report } from '../core/report.ts'
import type { Snapshot, SnapshotFile } from '../core/snapshot.ts'
import type { TenantPort } from '../gate/decide/tenant-port.ts'
import type { Overrides } from '../gate/evaluate/overrides.ts'
import { runGate } from '../gate/run-gate.ts'
import { commitSnapshot } from '../git/commit-snapshot.ts'
import { openMirror } from '../git/mirror.ts'
import { expectAtMost, fetchFiles } from '../git/mirror-files.ts'
import { wholeChange } from '../git/whole.ts'
import { CODEOWNERS_PATHS, LARGEST_CODEOWNERS, type OwnersOf, readCodeowners } from './codeowners.ts'
import type { Verdict } from './line.ts'
import { verdictOf } from './verdict.ts'

/** What every repository of a sweep is checked by, beside the policies of this version. */
export interface SweepRules {
  readonly overrides: Overrides
  readonly suppressions: 'apply' | 'none'
}

/** A tree to check. Plain data: it crosses to another process. */
export interface TreeRequest {
  /** The folder of the mirror. */
  readonly mirror: string
  readonly isPartial: boolean
  readonly commit: string
  readonly tree: string
  readonly rules: SweepRules
  /** `2026-01-31` */
  readonly today: string
  /** The limit of files. */
  readonly maxFiles: number
  /** With which git can fetch what a partial mirror lacks. */
  readonly environment: NodeJS.ProcessEnv
}

/**
 * Checks a tree.
 * @param signal ends the git that reads it
 * @throws GateError `git` for what cannot be read or is too large, `config` for a configuration that is not valid
 */
export async function judgeTree(request: TreeRequest, signal: AbortSignal): Promise<Verdict> {
  const { mirror, commit, tree, rules, today } = request
  const repository = openMirror(mirror, commit, request.environment, signal)
  await expectAtMost(repository, tree, request.maxFiles)
  const snapshot = commitSnapshot(repository, commit)
  const change = await wholeChange(snapshot)
  if (request.isPartial) await fetchFiles(repository, tree, change.touched.filter(isCandidate))
  const { port, configs } = withoutTenant()
  const report = await runGate({
    action: 'scan',
    changes: [change],
    overrides: rules.overrides,
    tenant: port,
    today,
    // The whole repository has a time limit, and a verdict must not depend on how busy the machine is.
    clock: { now: () => 0, isCI: true },
    suppressions: rules.suppressions,
    isWhole: true,
  })
  const ownersOf = await readOwners(snapshot, change.touched)
  return verdictOf(report, ownersOf, isDated(report, configs) ? today : null)
}

/** What a run reads of most repositories. */
function isCandidate({ path }: SnapshotFile): boolean {
  return DEFAULT_FILES.match(path) === 'wanted' || isConfigPath(path) || isCodeowners(path)
}

function isCodeowners(path: string): boolean {
  return CODEOWNERS_PATHS.some((each) => each === path)
}

async function readOwners(snapshot: Snapshot, files: readonly SnapshotFile[]): Promise<OwnersOf | undefined> {
  const found = CODEOWNERS_PATHS.flatMap((path) => files.find((file) => file.path === path) ?? [])
  const [first] = found
  if (first === undefined) return undefined
  return readCodeowners(utf8Text(await snapshot.readStart(first, LARGEST_CODEOWNERS)))
}

interface OfflinePort {
  readonly port: TenantPort
  /** The configurations in force, once the run is over. */
  readonly configs: Set<Config>
}

/** Repositories of a list have no say in where credentials go: no tenant is asked. */
function withoutTenant(): OfflinePort {
  const configs = new Set<Config>()
  return {
    configs,
    port: {
      settingsFor: async (config) =>
        tenantSettings(config, { env: {}, file: {}, flags: { mode: 'offline' } }),
      prepare: (config) => void configs.add(config),
      findCredentials: async () => undefined,
      judge: async () => {
        throw new Error('a sweep asks no tenant')
      },
    },
  }
}

/** Whether another day may bring another verdict: some setting or suppression has a date. */
function isDated({ judged }: Report, configs: ReadonlySet<Config>): boolean {
  const isWritten = judged.some(({ result }) => result.suppressions?.some(({ until }) => until !== undefined))
  return isWritten || [...configs].some((config) => /\d{4}-\d\d-\d\d/.test(JSON.stringify(config)))
}
