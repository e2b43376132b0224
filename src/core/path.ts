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

/** The folder and every folder above it, up to '.'. */
export function foldersUpward(folder: string): readonly string[] {
  const folders = [folder]
  for (let current = folder; current !== '.'; ) {
    current = folderOf(current)
    folders.push(current)
  }
  return folders
}
