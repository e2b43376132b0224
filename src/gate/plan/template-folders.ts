/** Folders that are a template each: which of those of a change are one, and what belongs to them. */
import { folderFramework, isNamed } from '../../core/frameworks.ts'
import { folderOf } from '../../core/path.ts'
import type { NotChecked } from '../../core/report.ts'
import type { SnapshotFile } from '../../core/snapshot.ts'
import { isUnscannable, type UnreadFile } from '../../core/source.ts'
import type { TemplateSource } from '../../core/template.ts'

/** A folder that is a template, not read yet. */
export interface TemplateFolder extends Pick<TemplateSource, 'framework' | 'path'> {
  readonly files: readonly SnapshotFile[]
  readonly unfollowed: readonly UnreadFile[]
}

/** Whether a file is a part of a template that is a folder. */
export function isPart(path: string): boolean {
  return folderFramework(path) !== undefined
}

/** The files of each of the folders that is a template, also of one that has none left. */
export function groupByFolder(
  files: readonly SnapshotFile[],
  folders: ReadonlySet<string>,
): ReadonlyMap<string, readonly SnapshotFile[]> {
  const groups = new Map([...folders].map((folder): [string, SnapshotFile[]] => [folder, []]))
  for (const file of files) if (isPart(file.path)) groups.get(folderOf(file.path))?.push(file)
  return groups
}

/**
 * A folder, if it is a template.
 * @param notChecked takes what is not checked in it
 */
export function templateFolder(
  path: string,
  files: readonly SnapshotFile[],
  unfollowed: readonly UnreadFile[],
  notChecked: NotChecked[],
): TemplateFolder | undefined {
  for (const file of unfollowed) {
    if (!isUnscannable(file)) notChecked.push({ path: file.path, reason: file.reason, notable: true })
  }
  const all = [...files, ...unfollowed]
  const info = folderFramework(all[0]?.path ?? '')
  if (info === undefined) return undefined
  if (all.some((file) => isNamed(file.path, info.files)))
    return { framework: info.id, path, files, unfollowed }
  const reason = `${info.name} variables without any ${info.files.endings[0]} file in the same folder`
  for (const file of files) notChecked.push({ path: file.path, reason, notable: true })
  return undefined
}
