/** Repository-relative paths: '/' on every system, '.' for the root folder. */

/** The folder a file or folder is in; '.' for what is at the root, and for '.' itself. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '.' : path.slice(0, slash)
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether a path is a folder, or anything below it. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`)
}

/** The folder and every folder above it, up to '.'. */
export function foldersUpward(folder: string): readonly string[] {
  const folders = [folder]
  for (let current = folder; current !== '.'; ) {
    current = folderOf(current)
    folders.push(current)
  }
  return folders
}

/** The repository-relative path of one that is relative to a folder; undefined for one that leaves the repository. */
export function resolvePath(folder: string, relative: string): string | undefined {
  let path = folder
  for (const step of relative.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') path = path === '.' ? step : `${path}/${step}`
    else if (path === '.') return undefined
    else path = folderOf(path)
  }
  return path
}

/** The way from one folder to another: `modules/a`, `../b`, `.`. */
export function relativePath(from: string, to: string): string {
  const steps = (folder: string) => (folder === '.' ? [] : folder.split('/'))
  const [start, end] = [steps(from), steps(to)]
  let common = 0
  while (common < start.length && start[common] === end[common]) common++
  return [...start.slice(common).map(() => '..'), ...end.slice(common)].join('/') || '.'
}
