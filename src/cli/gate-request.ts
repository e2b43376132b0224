/** What every run of the gate takes from the process. */
import { isCacheWanted } from '../cache/wanted.ts'
import { isCI } from '../core/environment.ts'
import { blocks } from '../core/report.ts'
import type { TenantPort } from '../gate/decide/tenant-port.ts'
import { type Clock, SYSTEM_TIME } from '../gate/evaluate/deadline.ts'
import type { Workers } from '../gate/evaluate/judge.ts'
import type { KnownVerdicts } from '../gate/evaluate/known-verdicts.ts'
import type { WantedFixes } from '../gate/offer-fixes.ts'
import { readBuildId } from '../package-files.ts'
import type { ReportOptions } from './commands/report-options.ts'
import type { Context } from './context.ts'
import { MOST_WORKERS } from './most-workers.ts'
import { usageError } from './usage-error.ts'

/** A port to tenants that loads what it needs when a template is checked: most commits have none. */
export function tenantPort(context: Context, mode: ReportOptions['mode']): TenantPort {
  let port: Promise<TenantPort> | undefined
  const load = () => {
    port ??= import('./tenant-port.ts').then(({ createTenantPort }) => createTenantPort(context, mode))
    return port
  }
  return {
    settingsFor: async (config) => (await load()).settingsFor(config),
    prepare: (config) => void load().then((loaded) => loaded.prepare(config)),
    findCredentials: async (settings) => (await load()).findCredentials(settings),
    judge: async (settings, credentials, submissions) =>
      (await load()).judge(settings, credentials, submissions),
  }
}

/** Verdicts of earlier runs in the user's cache folder, if the cache is enabled. */
export function verdictsOf({ env }: Context): () => Promise<KnownVerdicts | undefined> {
  return async () => {
    const build = readBuildId()
    if (!isCacheWanted(env) || build === undefined) return undefined
    const { openKnownVerdicts } = await import('../gate/evaluate/known-verdicts.ts')
    const { openUserStore } = await import('../cache/store.ts')
    return openKnownVerdicts(openUserStore(env), build)
  }
}

/**
 * Other threads to judge in.
 * @param option what the command line says; else the environment (`MVC_WORKERS`), else it depends on the cores
 * @throws GateError `usage` for a number in the environment that is not one
 */
export function workersOf(
  { env }: Context,
  option?: number,
): (templates: number) => Promise<Workers | undefined> {
  const { MVC_WORKERS: text = '' } = env
  if (text !== '' && !(/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_WORKERS)) {
    throw usageError(`MVC_WORKERS must be a number from 1 to ${MOST_WORKERS}, not '${text}'`)
  }
  const wanted = option ?? (text === '' ? undefined : Number(text))
  return async (templates) => (await import('./workers.ts')).openWorkers(templates, wanted)
}

/** The system's clock, and whether a CI asks. */
export function clockOf({ env }: Context): Clock {
  return { now: SYSTEM_TIME, isCI: isCI(env) }
}

/** How long fixes are looked for at most, in milliseconds: below a hook that blocks, and where they are asked for. */
const HOOK_MS = 5_000
const ASKED_MS = 60_000
/**
 * What a hook spends on the hint how many findings can be fixed, in UTF-16 units that are judged again: the same on every
 * machine, and less than half a second on most.
 */
const HOOK_ROOM = 600_000
/** What judging any template takes, in the same unit. */
const LEAST = 20_000

/** Fixes of what blocks in a hook, for as long as nobody minds; of all violations where they are asked for. */
export function fixesFor(
  { fixes }: Pick<ReportOptions, 'fixes'>,
  isHook: boolean,
): { readonly fixes?: WantedFixes } {
  if (!fixes && !isHook) return {}
  let start: number | undefined
  const late = () => {
    start ??= SYSTEM_TIME()
    return SYSTEM_TIME() - start > (fixes ? ASKED_MS : HOOK_MS)
  }
  if (fixes) return { fixes: { late } }
  let room = HOOK_ROOM
  const hasRoom = (size: number) => {
    room -= size + LEAST
    return room >= 0
  }
  return { fixes: { late, wanted: (finding, { rules }) => blocks(finding, rules), hasRoom } }
}

/** The local date: `2026-01-31`. */
export function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
