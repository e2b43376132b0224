/**
 * Changes of templates as edits of their files: one writer for each syntax. Loaded where something is to be fixed, and
 * not otherwise.
 */
import type { Change, Refusal, TextEdit } from '../core/fix.ts'
import type { SourceFile } from '../core/source.ts'
import type { Template } from '../core/template.ts'
import { inArm } from './arm/write.ts'
import { inCloudFormation } from './cloudformation/write.ts'
import { inTerraform } from './terraform/write.ts'
import type { WriteFile } from './write/changes.ts'
import { CannotWrite, refuse } from './write/draft.ts'

const WRITERS: Readonly<Record<string, WriteFile>> = {
  cloudformation: inCloudFormation,
  terraform: inTerraform,
  arm: inArm,
}

/**
 * The edits that make changes true, by file and place; none where they are true already. None overlaps another, all
 * other text stays as it is, and what is added is laid out as its neighbors are. Says why where that cannot be done:
 * a file with syntax errors, a value that two places share, changes that do not agree.
 */
export function writeChanges(template: Template, changes: readonly Change[]): readonly TextEdit[] | Refusal {
  try {
    const files = [...new Set(changes.map(fileOf))].sort((a, b) => (a.path < b.path ? -1 : 1))
    const write = WRITERS[template.framework] ?? refuse('templates of this kind cannot be edited')
    return files.flatMap((file) => {
      const own = changes.filter((change) => fileOf(change) === file)
      return write(template, file, own).map((edit) => ({ file, ...edit }))
    })
  } catch (error) {
    if (error instanceof CannotWrite) return { refused: error.message }
    throw error
  }
}

function fileOf(change: Change): SourceFile {
  switch (change.kind) {
    case 'set':
      return change.below.file
    case 'add-resource':
      return change.beside.at.file
    default:
      return change.at.file
  }
}
