/** What is ignored on purpose: by configurations and by the templates themselves. */

import type { Ignore } from '../config/keys.ts'
import { loadConfigs } from '../config/load.ts'
import type { Finding } from '../core/finding.ts'
import { folderOf } from '../core/path.ts'
import type { AddedSuppression, SuppressionProblem, TemplateResult } from '../core/report.ts'
import type { Snapshot } from '../core/snapshot.ts'
import type { ConfiguredIgnores, Kept } from './ignored.ts'
import type { OfflineJudged } from './judge-inline.ts'
import type { Changes } from './only-new.ts'
import { policyIds } from './policy-ids.ts'
import type { WrittenIgnores } from './written-ignores.ts'

/** What to do about wishes to ignore: to heed them, to heed none, or to block where one is wrong. */
export type IgnoreMode = 'heed' | 'none' | 'strict'

export interface Ignores {
  apply(
    found: Omit<Kept, 'suppressed'>,
    template: OfflineJudged,
    ignores: TemplateResult['suppressions'],
  ): Kept
  /** To be asked for when every template has been dealt with. */
  problems(): readonly SuppressionProblem[]
  added(): Promise<readonly AddedSuppression[]>
}

const NOTHING_CONFIGURED: ConfiguredIgnores = {
  apply: (found) => ({ ...found, suppressed: [] }),
  problems: () => [],
}

const NOTHING_WRITTEN: WrittenIgnores = {
  apply: (findings) => ({ findings, suppressed: [] }),
  problems: () => [],
  added: async () => [],
}

/**
 * @param today `2026-01-31`
 * @param isWhole whether every template is judged, so that a wish without effect is one too many
 */
export async function openIgnores(
  mode: IgnoreMode,
  templates: readonly OfflineJudged[],
  changes: Changes,
  today: string,
  isWhole: boolean,
): Promise<Ignores> {
  if (mode === 'none') {
    return {
      apply: (found) => ({ ...found, suppressed: [] }),
      problems: NOTHING_CONFIGURED.problems,
      added: async () => [],
    }
  }
  const hasEntries = templates.some(({ config }) => config.config.ignore.length > 0)
  const configured = hasEntries
    ? (await import('./ignored.ts')).configuredIgnores(today, isWhole)
    : NOTHING_CONFIGURED
  const hasWritten = templates.some(({ result }) => (result.suppressions ?? []).length > 0)
  const written = hasWritten
    ? (await import('./written-ignores.ts')).writtenIgnoresOf(await policyIds(), today)
    : NOTHING_WRITTEN
  return {
    apply: (found, { config }, ignores = []) => {
      const kept = configured.apply(found, config)
      const suppressed = [...kept.suppressed]
      const heed = (findings: readonly Finding[]): readonly Finding[] => {
        const wished = written.apply(findings, ignores)
        suppressed.push(...wished.suppressed)
        return wished.findings
      }
      return {
        ...kept,
        findings: heed(kept.findings),
        existing: heed(kept.existing),
        unconfirmed: heed(kept.unconfirmed),
        suppressed,
      }
    },
    problems: () => [...configured.problems(), ...written.problems()],
    added: async () => [
      ...(await addedToConfigs(changes)),
      ...(await written.added([...changes.values()].map(({ change }) => change))),
    ],
  }
}

/** Entries of configurations that the change touches which are in none of the trees that it starts from. */
async function addedToConfigs(changes: Changes): Promise<readonly AddedSuppression[]> {
  const added = new Map<string, AddedSuppression>()
  for (const { change, configFor } of changes.values()) {
    for (const { path } of change.touched) {
      const { from, config } = configFor(folderOf(path))
      if (from?.path !== path || config.ignore.length === 0) continue
      const before = new Set<string>()
      for (const base of change.bases ?? []) {
        for (const entry of await ignoredIn(base, path)) before.add(JSON.stringify(entry))
      }
      for (const entry of config.ignore) {
        const key = JSON.stringify(entry)
        if (before.has(key)) continue
        added.set(`${path}\0${key}`, { path, policies: [entry.policy], reason: entry.reason })
      }
    }
  }
  return [...added.values()]
}

/** A configuration that was not valid ignored nothing. */
async function ignoredIn(base: Snapshot, path: string): Promise<readonly Ignore[]> {
  const folder = folderOf(path)
  const files = await base.listFolders([folder])
  const own = files.filter((file) => file.path === path)
  const configFor = await loadConfigs(base, own, policyIds).catch(() => undefined)
  return configFor?.(folder).config.ignore ?? []
}
