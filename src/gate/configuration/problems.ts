/** What in the configurations of a run has no effect: globs that match no file, files that another one hides. */
import { DEFAULTS } from '../../config/keys.ts'
import { type FolderConfig, isConfigPath } from '../../config/load.ts'
import { folderOf, isBelow, nameOf } from '../../core/path.ts'
import type { ConfigurationProblem } from '../../core/report.ts'
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
    for (const config of configsOf(each)) {
      for (const one of [...unreadFiles(config), ...(await unmatched(config, each))])
        found.set(JSON.stringify(one), one)
    }
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

function unreadFiles({ from, unread = [] }: FolderConfig): readonly ConfigurationProblem[] {
  const message = `not read: ${nameOf(from?.path ?? '')} in the same folder applies`
  return unread.map((path) => ({ path, message }))
}

async function unmatched(
  { config, base, from }: FolderConfig,
  { change }: ChangePlan,
): Promise<readonly ConfigurationProblem[]> {
  const { whole = [], bases, touched, snapshot } = change
  if (from === undefined) return []
  const include = from.keys.includes('include') ? config.include : []
  // What everyone excludes need not be there.
  const exclude = config.exclude.filter((glob) => !DEFAULTS.exclude.includes(glob))
  if (include.length + exclude.length === 0) return []
  const isWhole = whole.some((folder) => isBelow(base, folder))
  if (!isWhole && (bases === undefined || !touched.some(({ path }) => path === from.path))) return []
  const { unmatchedGlobs } = await import('../../config/globs.ts')
  const files = isWhole ? touched : await snapshot.list()
  const paths = files.map(({ path }) => path).filter((path) => isBelow(path, base))
  return unmatchedGlobs({ include, exclude }, base, paths).map(({ key, glob }) => ({
    path: from.path,
    message: `${key}: "${glob}" matches no file${anywhere(glob)}`,
  }))
}

/** The commonest slip: unlike in .gitignore, a glob without a slash means the folder of the configuration only. */
function anywhere(glob: string): string {
  return glob.includes('/') ? '' : `; "**/${glob}" matches in every folder`
}
