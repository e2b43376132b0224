/** The files that give templates their parameters, as the configuration says: read, and found when they change. */
import type { ConfigFor, FolderConfig } from '../../config/load.ts'
import { GateError } from '../../core/errors.ts'
import { folderOf } from '../../core/path.ts'
import type { Change, Snapshot, SnapshotFile } from '../../core/snapshot.ts'
import { SourceFile } from '../../core/source.ts'
import { readContents } from './read-contents.ts'

export interface ParameterFiles {
  readonly texts: readonly SourceFile[]
  /** What makes two sets of them the same. */
  readonly ids: readonly string[]
}

/**
 * Reads the parameter files of a template.
 * @param path the template: a file, or a folder of Terraform
 * @throws GateError `config` for one that is not in the snapshot, or is not text
 */
export async function readParameterFiles(
  path: string,
  config: FolderConfig,
  snapshot: Snapshot,
  configFor: ConfigFor,
): Promise<ParameterFiles> {
  const paths = config.files.parameterFilesFor(path)
  if (paths.length === 0) return { texts: [], ids: [] }
  const listing = await snapshot.listFolders([...new Set(paths.map(folderOf))])
  const files = paths.map((wanted) => {
    const file = listing.find((each) => each.path === wanted)
    if (file !== undefined) return file
    throw new GateError('config', `parameters: no file ${wanted} in ${snapshot.name}`, {
      hint: `the configuration names it for ${path}`,
    })
  })
  const texts: SourceFile[] = []
  for await (const [file, content] of readContents(snapshot, files, configFor)) {
    if (!('text' in content)) throw new GateError('config', `parameters: ${file.path}: ${content.reason}`)
    texts.push(new SourceFile(file.path, content.text))
  }
  return { texts, ids: files.flatMap(({ path: name, id }) => [name, id]) }
}

/** The templates whose parameter files a change touches or removes, though it leaves them alone. */
export async function templatesFedBy(
  { snapshot, touched, removed }: Change,
  configFor: ConfigFor,
): Promise<readonly SnapshotFile[]> {
  const paths = [...touched.map(({ path }) => path), ...removed]
  const configs = new Set(paths.map((path) => configFor(folderOf(path))))
  const feeding = [...configs].filter(({ config }) => Object.keys(config.parameters).length > 0)
  if (feeding.length === 0) return []
  const changed = new Set(paths)
  // Which templates a glob means, only the whole list can tell.
  const files = await snapshot.list()
  return files.filter(
    ({ path }) =>
      !changed.has(path) &&
      feeding.some(
        (config) =>
          (config.base === '.' || path.startsWith(`${config.base}/`)) &&
          config.files.parameterFilesFor(path).some((file) => changed.has(file)),
      ),
  )
}
