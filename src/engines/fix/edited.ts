/** A template with edits applied, as if it had been written so. */
import { applyEdits } from '../../core/edits.ts'
import type { TextEdit } from '../../core/fix.ts'
import { SourceFile, type UnreadFile } from '../../core/source.ts'
import type { Surroundings } from '../../core/surroundings.ts'
import type { TemplateSource } from '../../core/template.ts'

/** The source with its files edited, and those that it refers to. */
export function editedSource(source: TemplateSource, edits: readonly TextEdit[]): TemplateSource {
  const edit = (file: SourceFile) => applyEdits(file, edits)
  const { files, parameterFiles, surroundings } = source
  return {
    ...source,
    files: files.map(edit),
    ...(parameterFiles && { parameterFiles: parameterFiles.map(edit) }),
    ...(surroundings && { surroundings: editedSurroundings(surroundings, edit) }),
  }
}

function editedSurroundings(
  surroundings: Surroundings,
  edit: (file: SourceFile) => SourceFile,
): Surroundings {
  const orUnread = (file: SourceFile | UnreadFile) => (file instanceof SourceFile ? edit(file) : file)
  return {
    file: (path) => {
      const file = surroundings.file(path)
      return file && orUnread(file)
    },
    ...(surroundings.filesBelow && { filesBelow: (path) => surroundings.filesBelow?.(path) }),
    terraformFolder: (path) => surroundings.terraformFolder(path).map(orUnread),
    load: () => surroundings.load(),
  }
}
