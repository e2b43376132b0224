/** Where the package is installed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The folder, from the top of the work tree, whose node_modules has the package: that of the package.json, or one above
 * it, where npm and Yarn put the packages of workspaces. Undefined where none has it; '.' is the top.
 */
export function folderOfPackage(top: string, folder: string): string | undefined {
  const names = folder === '.' ? [] : folder.split('/')
  const folders = names.map((_, i) => names.slice(0, names.length - i).join('/'))
  return [...folders, '.'].find((each) => existsSync(join(top, each, 'node_modules', 'mvc-gate')))
}
