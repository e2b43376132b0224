/** The files of exceptions of a run, read from the snapshots that are judged; loaded where something is found. */
import type { ExceptionsPlace } from '../config/inherited.ts'
import type { ConfigContext, ConfigFor, FolderConfig } from '../config/load.ts'
import { configsOf } from '../config/replaced.ts'
import { allInOrder } from '../core/all-in-order.ts'
import { decode } from '../core/decode.ts'
import { GateError } from '../core/errors.ts'
import { folderOf } from '../core/path.ts'
import type { Snapshot, SnapshotFile } from '../core/snapshot.ts'
import type { ExceptionsInForce } from '../suppressions/exceptions/apply.ts'
import type { Exception } from '../suppressions/exceptions/exception.ts'
import type { ChangePlan } from './plan/plan-change.ts'
import type { ComparedTemplate } from './stages.ts'

/** The exceptions of a run. */
export interface Exceptions extends Pick<ExceptionsInForce, 'problems' | 'notes'> {
  /** Those in force for a template; undefined where there are none. */
  of(template: ComparedTemplate): ExceptionsInForce | undefined
}

export interface ExceptionsRequest {
  /** `2026-01-31` */
  readonly today: string
  readonly isWhole: boolean
  /** The ids of all policies. */
  readonly policyIds: () => Promise<readonly string[]>
}

/**
 * Reads the files of exceptions that are in force for templates.
 * @returns undefined where there are none
 * @throws GateError `config` for a file that is not valid
 */
export async function openExceptions(
  templates: readonly ComparedTemplate[],
  changes: readonly ChangePlan[],
  { today, isWhole, policyIds: ids }: ExceptionsRequest,
): Promise<Exceptions | undefined> {
  const files = new Map<string, Promise<ExceptionsInForce | undefined>>()
  const byTemplate = new Map<ComparedTemplate, ExceptionsInForce>()
  for (const template of templates) {
    const { planned, rules } = template.decided.evaluated
    const index = changes.findIndex(({ change }) => change.snapshot === planned.snapshot)
    const plan = changes[index]
    if (plan === undefined) continue
    const place = planned.config.exceptions
    const { exceptionsFrom } = rules
    const key = JSON.stringify([index, place.path, exceptionsFrom])
    const open = async () => {
      const entries = await validExceptions(plan.change.snapshot, place, plan.configFor, today, ids)
      if (entries === undefined) return undefined
      const { exceptionsInForce } = await import('../suppressions/exceptions/apply.ts')
      const accepted = exceptionsFrom === 'base' ? await entriesOfBases(plan, place) : undefined
      return exceptionsInForce({ ...place, entries, accepted }, today, isWhole)
    }
    const opened = files.get(key) ?? open()
    files.set(key, opened)
    const inForce = await opened
    if (inForce !== undefined) byTemplate.set(template, inForce)
  }
  if (byTemplate.size === 0) return undefined
  const all = [...new Set(byTemplate.values())]
  return {
    of: (template) => byTemplate.get(template),
    problems: () => all.flatMap((each) => each.problems()),
    notes: () => all.flatMap((each) => each.notes()),
  }
}

/** The file of exceptions of a snapshot; undefined where there is none. */
export async function exceptionsFile(
  snapshot: Snapshot,
  { path }: Pick<ExceptionsPlace, 'path'>,
): Promise<SnapshotFile | undefined> {
  return (await snapshot.listFolders([folderOf(path)])).find((file) => file.path === path)
}

const valid = new WeakMap<Snapshot, Map<string, Promise<readonly Exception[] | undefined>>>()

/**
 * The exceptions of a snapshot, read once; undefined without a file.
 * @throws GateError `config` for a file that is not valid
 */
export function validExceptions(
  snapshot: Snapshot,
  place: ExceptionsPlace,
  configFor: ConfigFor,
  today: string,
  ids: () => Promise<readonly string[]>,
): Promise<readonly Exception[] | undefined> {
  const known = valid.get(snapshot) ?? new Map<string, Promise<readonly Exception[] | undefined>>()
  valid.set(snapshot, known)
  const read = known.get(place.path) ?? readValid(snapshot, place, configFor(place.base), today, ids)
  known.set(place.path, read)
  return read
}

async function readValid(
  snapshot: Snapshot,
  place: ExceptionsPlace,
  { config: { maxExceptionDays } }: FolderConfig,
  today: string,
  ids: () => Promise<readonly string[]>,
): Promise<readonly Exception[] | undefined> {
  const text = await readText(snapshot, place)
  if (text === undefined) return undefined
  const { readExceptions } = await import('../suppressions/exceptions/read.ts')
  const { entries, faults } = await readExceptions(place.path, text, {
    today,
    maxDays: maxExceptionDays === 'unlimited' ? undefined : maxExceptionDays,
    policyIds: await ids(),
  })
  const { throwFaults } = await import('../custom/faults.ts')
  throwFaults(faults, place.path)
  return entries
}

/** @throws GateError `config` for a file that is too large, is no text, or is reached through a link */
async function readText(snapshot: Snapshot, place: ExceptionsPlace): Promise<string | undefined> {
  const file = await exceptionsFile(snapshot, place)
  if (file === undefined) return undefined
  const { path } = file
  if ((await snapshot.leadsThroughLink?.(path)) === true) {
    throw new GateError('config', `${path}: a symbolic link leads to the exceptions`, {
      hint: 'whoever owns the link need not own the file: put the file itself here',
    })
  }
  const { MAX_EXCEPTION_BYTES } = await import('../suppressions/exceptions/read.ts')
  const [size = 0] = await snapshot.sizes([file])
  if (size > MAX_EXCEPTION_BYTES) {
    throw new GateError('config', `${path}: file too large (${MAX_EXCEPTION_BYTES / 1024} KiB limit)`)
  }
  const [content = new Uint8Array()] = await snapshot.read([file])
  const decoded = decode(content)
  if ('reason' in decoded) throw new GateError('config', `${path}: ${decoded.reason}`)
  return decoded.text
}

/** The entries of every tree that a change starts from; undefined where there is nothing to compare with. */
export async function entriesOfBases(
  { change, context }: Pick<ChangePlan, 'change' | 'context'>,
  { base }: ExceptionsPlace,
): Promise<readonly (readonly Exception[])[] | undefined> {
  return change.bases && allInOrder(change.bases.map((each) => entriesOfBase(each, base, context)))
}

/** What was in force for a folder. A file that is not valid had no effect but to stop the gate. */
async function entriesOfBase(
  snapshot: Snapshot,
  folder: string,
  context: ConfigContext,
): Promise<readonly Exception[]> {
  const place = (await configsOf(snapshot, [folder], context))(folder).exceptions
  if (place.base !== folder) return []
  const text = await readText(snapshot, place).catch(() => undefined)
  if (text === undefined) return []
  const { readExceptions } = await import('../suppressions/exceptions/read.ts')
  const { entries, faults } = await readExceptions(place.path, text, {
    today: '',
    maxDays: undefined,
    policyIds: undefined,
  })
  return faults.length === 0 ? entries : []
}
