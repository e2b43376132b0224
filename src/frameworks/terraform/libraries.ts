/** Modules that `terraform init` installed, among those that a template calls: what is wrong in them is not to correct here. */
import { isInstalled } from '../../core/installed.ts'
import type { SourceFile } from '../../core/source.ts'
import type { Gap } from '../../core/template.ts'
import type { Folder } from './calls.ts'

/** The folders of this repository, and those of installed modules. */
export function separateLibraries(folders: readonly Folder[]): {
  readonly here: readonly Folder[]
  readonly libraries: readonly Folder[]
} {
  const isLibrary = ({ path }: Folder) => isInstalled(`${path}/`)
  return { here: folders.filter((each) => !isLibrary(each)), libraries: folders.filter(isLibrary) }
}

/** What is not read of an installed module. @param own the template's own files, of which the first is its place */
export function unreadIn({ module }: Folder, [file]: readonly SourceFile[]): readonly Gap[] {
  const faults = module.problems.map(({ message, at }) => ({
    message: `not read in an installed module: ${message}`,
    at,
    notable: true,
  }))
  if (file === undefined) return faults
  const at = { file, range: { start: 0, end: 0 } }
  const unread = module.unreadFiles.map(({ path, reason }) => ({
    message: `an installed module is not read: ${path}: ${reason}`,
    at,
    notable: true,
  }))
  return [...faults, ...unread]
}
