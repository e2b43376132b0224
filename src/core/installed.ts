/**
 * The modules that `terraform init` puts beside a root folder. They are no part of a snapshot: whatever snapshot the root
 * folder is of, they are read from the work tree, under the paths that they have there by default.
 */

/** The folder below which a root folder has its modules, and the file that names them. */
const MODULES = '.terraform/modules'
const MANIFEST = 'modules.json'

/** The folder of the installed modules of a root folder, both repository-relative. */
export function installedFolder(root: string): string {
  return root === '.' ? MODULES : `${root}/${MODULES}`
}

/** The file that names the installed modules of a root folder. */
export function installedManifest(root: string): string {
  return `${installedFolder(root)}/${MANIFEST}`
}

/** Whether a path is that of an installed module or of the file that names them. */
export function isInstalled(path: string): boolean {
  return path.startsWith(`${MODULES}/`) || path.includes(`/${MODULES}/`)
}

/** The root folder that an installed path belongs to, and the rest of the path below its folder `.terraform`. */
export function splitInstalled(path: string): { readonly root: string; readonly rest: string } | undefined {
  const at = `/${path}/`.indexOf(`/${MODULES}/`)
  if (at === -1) return undefined
  return { root: path.slice(0, Math.max(0, at - 1)) || '.', rest: path.slice(at + '.terraform/'.length) }
}
