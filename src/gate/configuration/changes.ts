/**
 * What a change does to the gate itself: settings that it weakens, templates that it leaves out, configurations that it
 * removes or replaces, and suppressions that it adds to them.
 */
import type { FolderConfig } from '../../config/load.ts'
import { type ConfiguredChange, type ReplacedConfig, replacedConfigs } from '../../config/replaced.ts'
import {
  type Grades,
  globsBeyond,
  type Weakening,
  weakenedPolicies,
  weakenedSettings,
} from '../../config/weakened.ts'
import { allInOrder } from '../../core/all-in-order.ts'
import { CURRENT_SET } from '../../core/policy-sets.ts'
import type { ConfigurationChange, Report } from '../../core/report.ts'
import { addedToConfigs } from '../../suppressions/added.ts'
import { gradesById, loadCatalog } from '../policy-grades.ts'
import { baselineGrowth } from './baseline-growth.ts'
import { packChanges } from './packs.ts'
import { type Unwanted, unwantedTemplates } from './unwanted.ts'

export type ConfigurationChanges = Pick<Report, 'configurationChanges' | 'addedSuppressions'>

/** Compares the configurations that changes touch with those of the trees that they start from; each difference once. */
export async function compareConfigurations(
  changes: readonly ConfiguredChange[],
): Promise<ConfigurationChanges> {
  const found = new Map<string, ConfigurationChange>()
  const suppressions = new Map<string, Report['addedSuppressions'][number]>()
  for (const each of changes) {
    for (const one of await baselineGrowth(each.change)) found.set(JSON.stringify(one), one)
    const replaced = await replacedConfigs(each)
    if (replaced.length === 0) continue
    const unwanted = await unwantedTemplates(each, replaced)
    for (const config of replaced) {
      for (const one of await changesOf(config, unwanted.get(config))) found.set(JSON.stringify(one), one)
    }
    for (const one of addedToConfigs(replaced)) suppressions.set(JSON.stringify(one), one)
  }
  return { configurationChanges: [...found.values()], addedSuppressions: [...suppressions.values()] }
}

/** Keys that hold entries. */
const MANY: ReadonlySet<string | undefined> = new Set(['policies', 'parameters', 'services', 'suppressions'])

async function changesOf(
  { before, after }: ReplacedConfig,
  unwanted: Unwanted | undefined,
): Promise<readonly ConfigurationChange[]> {
  const [first] = before
  if (first === undefined) return []
  const path = after.from?.path ?? first.from?.path ?? ''
  const perBase = await allInOrder(before.map((each) => weakenings(each, after)))
  const shared = inAll(perBase).map(({ key, message }) => ({ path, key, message, files: [] }))
  // Reports for people are cut: what there can be many of stands last.
  const isOneOfMany = ({ key }: ConfigurationChange) => MANY.has(key)
  return [
    ...replacementOf(first, after),
    ...globChanges(path, before, after, unwanted),
    ...shared.filter((each) => !isOneOfMany(each)),
    ...shared.filter(isOneOfMany),
  ]
}

async function weakenings(before: FolderConfig, after: FolderConfig): Promise<readonly Weakening[]> {
  const own = weakenedSettings(before.config, after.config).filter(
    // What `init` writes is new, and leaves nothing out yet.
    ({ key }) => key !== 'policySet' || before.from !== undefined || after.config.policySet < CURRENT_SET,
  )
  const settings = [...own, ...packChanges(before, after)]
  const [old, now] = [await gradesOf(before), await gradesOf(after)]
  if (old.size + now.size === 0) return settings
  const { POLICIES } = await import('../../policies/index.ts')
  const severities: Grades = new Map(
    POLICIES.map(({ id, severity, enabledByDefault }) => [id, enabledByDefault === false ? 'off' : severity]),
  )
  return [...settings, ...weakenedPolicies(old, now, (policy) => severities.get(policy))]
}

/** By id; by the name for those of a tenant that the catalog does not have. */
async function gradesOf({ config }: FolderConfig): Promise<Grades> {
  const grades = await gradesById(config)
  if (grades.size === 0) return grades
  const byName = await loadCatalog()
  return new Map([...grades].filter(([name]) => byName(name).length === 0))
}

/** What became weaker than in each: what one of several bases had already is not new. */
function inAll([first = [], ...others]: readonly (readonly Weakening[])[]): readonly Weakening[] {
  const keyOf = ({ key, item }: Weakening) => `${key}\0${item}`
  const known = others.map((each) => new Set(each.map(keyOf)))
  return first.filter((each) => known.every((keys) => keys.has(keyOf(each))))
}

/** That a file is gone, or that another one is in force in its place. */
function replacementOf(
  { from: old, base }: FolderConfig,
  after: FolderConfig,
): readonly ConfigurationChange[] {
  const now = after.from
  if (old === undefined || old.path === now?.path) return []
  const change = (path: string, message: string) => [{ path, key: undefined, message, files: [] }]
  if (now === undefined) return change(old.path, 'removed; the defaults apply')
  // A parent's, which was there before.
  if (after.base !== base && !after.base.startsWith(base === '.' ? '' : `${base}/`)) {
    return change(old.path, `removed; ${now.path} applies`)
  }
  return change(now.path, `applies instead of ${old.path}`)
}

function globChanges(
  path: string,
  before: readonly FolderConfig[],
  after: FolderConfig,
  unwanted: Unwanted = { include: [], exclude: [] },
): readonly ConfigurationChange[] {
  const quoted = (globs: readonly string[]) => globs.map((glob) => `"${glob}"`).join(', ')
  const lists = (key: 'include' | 'exclude') => before.map(({ config }) => config[key])
  const added = lists('exclude').map((list) => globsBeyond(after.config.exclude, list))
  const removed = lists('include').map((list) => globsBeyond(list, after.config.include))
  const changeOf = (
    key: 'include' | 'exclude',
    word: string,
    globs: readonly string[],
  ): readonly ConfigurationChange[] => {
    const files = unwanted[key]
    if (files.length + globs.length === 0) return []
    return [{ path, key, message: globs.length === 0 ? 'changed' : `${word} ${quoted(globs)}`, files }]
  }
  return [
    ...changeOf('include', 'removed', sharedOf(removed)),
    ...changeOf('exclude', 'added', sharedOf(added)),
  ]
}

function sharedOf([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  return first.filter((each) => others.every((list) => list.includes(each)))
}
