/**
 * What in the configurations of a run has no effect: globs that match no file, a set of policies that is not there, and what
 * would loosen a final key.
 */
import { type Config, DEFAULTS } from '../../config/keys.ts'
import { type FolderConfig, isConfigPath } from '../../config/load.ts'
import { folderOf, foldersUpward, isBelow } from '../../core/path.ts'
import { CURRENT_SET } from '../../core/policy-sets.ts'
import type { ConfigurationProblem } from '../../core/report.ts'
import type { SnapshotFile } from '../../core/snapshot.ts'
import type { ChangePlan } from '../plan/plan-change.ts'

/**
 * The problems of the configurations that are in force for the templates of changes, or that the changes touch. Globs are
 * compared with all files where the change touches the configuration or everything below its folder.
 */
export async function configurationProblems(
  changes: readonly ChangePlan[],
): Promise<readonly ConfigurationProblem[]> {
  const found = new Map<string, ConfigurationProblem>()
  for (const each of changes) {
    const configs = [...configsOf(each)]
    const refused = configs.flatMap(({ layered }) => layered?.refused ?? [])
    const problems = [...refused, ...configs.flatMap(newerSet), ...(await unmatchedIn(configs, each))]
    for (const one of problems) found.set(JSON.stringify(one), one)
  }
  return [...found.values()]
}

function configsOf({ change, configFor, templates }: ChangePlan): ReadonlySet<FolderConfig> {
  const touched = change.touched.map(({ path }) => path).filter(isConfigPath)
  return new Set([
    ...templates.map(({ config }) => config),
    ...touched.map((path) => configFor(folderOf(path))),
  ])
}

/** Everything that the package has is enforced; what the set has beyond that, it cannot know. */
function newerSet({ config: { policySet }, from }: FolderConfig): readonly ConfigurationProblem[] {
  if (policySet <= CURRENT_SET) return []
  const message = `policySet: ${policySet} is newer than this version of mvc-gate, which has ${CURRENT_SET}; upgrade mvc-gate`
  return [{ path: from?.path ?? '', message }]
}

async function unmatchedIn(
  configs: readonly FolderConfig[],
  { change }: ChangePlan,
): Promise<readonly ConfigurationProblem[]> {
  const { whole = [], bases, touched, snapshot } = change
  const changed = new Set(bases === undefined ? [] : touched.map(({ path }) => path))
  const compared = configs.flatMap((config) => {
    const globs = ownGlobs(config)
    if (config.from === undefined || globs.include.length + globs.exclude.length === 0) return []
    const isWhole = whole.some((folder) => isBelow(config.base, folder))
    const { path } = config.from
    return isWhole || changed.has(path) ? [{ path, base: config.base, globs, isWhole }] : []
  })
  if (compared.length === 0) return []
  const { unmatchedGlobs } = await import('../../config/globs.ts')
  const files = compared.every(({ isWhole }) => isWhole) ? touched : await snapshot.list()
  const byBase = pathsBelow(new Set(compared.map(({ base }) => base)), files)
  return compared.flatMap(({ path, base, globs }) =>
    unmatchedGlobs(globs, base, byBase.get(base) ?? []).map(({ key, glob }) => ({
      path,
      message: `${key}: "${glob}" matches no file${anywhere(glob)}`,
    })),
  )
}

/** Those that the configuration sets; what everyone excludes need not be there. */
function ownGlobs({ config, from, layered }: FolderConfig): Pick<Config, 'include' | 'exclude'> {
  const isOwn = (key: 'include' | 'exclude') =>
    from?.keys.includes(key) === true &&
    (layered === undefined || layered.sources.get(key)?.includes(from.path) === true)
  return {
    include: isOwn('include') ? config.include : [],
    exclude: isOwn('exclude') ? config.exclude.filter((glob) => !DEFAULTS.exclude.includes(glob)) : [],
  }
}

/** The files below each of the folders. */
function pathsBelow(
  folders: ReadonlySet<string>,
  files: readonly SnapshotFile[],
): ReadonlyMap<string, readonly string[]> {
  const below = new Map([...folders].map((folder): [string, string[]] => [folder, []]))
  for (const { path } of files) {
    for (const folder of foldersUpward(folderOf(path))) below.get(folder)?.push(path)
  }
  return below
}

/** The commonest slip: unlike in .gitignore, a glob without a slash means the folder of the configuration only. */
function anywhere(glob: string): string {
  return glob.includes('/') ? '' : `; "**/${glob}" matches in every folder`
}
