/** Suppressions that a change adds, compared with the trees that it starts from. */
import type { Ignore } from '../config/keys.ts'
import { type ConfigFor, loadConfigs } from '../config/load.ts'
import { utf8Text } from '../core/decode.ts'
import { folderOf } from '../core/path.ts'
import type { AddedSuppression, WrittenSuppression } from '../core/report.ts'
import type { Change, Snapshot } from '../core/snapshot.ts'
import { sourceText } from '../core/source.ts'

/** A change with the configurations of its snapshot. */
export interface ConfiguredChange {
  readonly change: Change
  readonly configFor: ConfigFor
}

type PolicyIds = () => Promise<readonly string[]>

/** Entries of the configurations that a change touches which none of its bases has, each once. */
export async function addedToConfigs(
  changes: readonly ConfiguredChange[],
  policyIds: PolicyIds,
): Promise<readonly AddedSuppression[]> {
  const added = new Map<string, AddedSuppression>()
  for (const { change, configFor } of changes) {
    for (const { path } of change.touched) {
      const { from, config } = configFor(folderOf(path))
      if (from?.path !== path || config.ignore.length === 0) continue
      const before = await entriesBefore(change.bases ?? [], path, policyIds)
      for (const entry of config.ignore) {
        const key = JSON.stringify(entry)
        if (before.has(key)) continue
        added.set(`${path}\0${key}`, { path, policies: [entry.policy], reason: entry.reason })
      }
    }
  }
  return [...added.values()]
}

async function entriesBefore(
  bases: readonly Snapshot[],
  path: string,
  policyIds: PolicyIds,
): Promise<ReadonlySet<string>> {
  const entries: Ignore[] = []
  for (const base of bases) entries.push(...(await entriesIn(base, path, policyIds)))
  return new Set(entries.map((entry) => JSON.stringify(entry)))
}

/** A configuration that was not valid suppressed nothing. */
async function entriesIn(base: Snapshot, path: string, policyIds: PolicyIds): Promise<readonly Ignore[]> {
  const folder = folderOf(path)
  const files = await base.listFolders([folder])
  const own = files.filter((file) => file.path === path)
  const configFor = await loadConfigs(base, own, policyIds).catch(() => undefined)
  return configFor?.(folder).config.ignore ?? []
}

/** Of written suppressions those whose words are in none of the bases. Without a base, none is reported as added. */
export async function addedToTemplates(
  written: readonly WrittenSuppression[],
  changes: readonly ConfiguredChange[],
): Promise<readonly AddedSuppression[]> {
  const before = await textsBefore(
    changes.flatMap(({ change: { bases = [] } }) => bases),
    new Set(written.map(({ at }) => at.file.path)),
  )
  return written
    .filter(({ at }) => before.get(at.file.path)?.every((text) => !text.includes(sourceText(at))) ?? false)
    .map(({ at, policies, reason }) => ({ path: at.file.path, at, policies, reason }))
}

/** The texts of files in each base that has them; nothing at all where there is no base. */
async function textsBefore(
  bases: readonly Snapshot[],
  paths: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (paths.size === 0 || bases.length === 0) return new Map()
  const texts = new Map([...paths].map((path): [string, string[]] => [path, []]))
  for (const base of bases) {
    const files = await base.listFolders([...new Set([...paths].map(folderOf))])
    const found = files.filter(({ path }) => paths.has(path))
    const contents = await base.read(found)
    for (const [i, { path }] of found.entries()) {
      texts.get(path)?.push(utf8Text(contents[i] ?? new Uint8Array()))
    }
  }
  return texts
}
