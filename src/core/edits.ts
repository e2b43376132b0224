/** Edits of text, applied. */
import type { TextEdit } from './fix.ts'
import { SourceFile } from './source.ts'

/** Edits in the order of their places; of several at one place, in the order in which they were given. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}

/** Whether two of the edits change the same text of a file. Insertions at one place do not overlap. */
export function overlap(edits: readonly TextEdit[]): boolean {
  const ends = new Map<string, number>()
  return inOrder(edits).some(({ file, range }) => {
    const end = ends.get(file.path) ?? 0
    ends.set(file.path, Math.max(end, range.end))
    return range.start < end
  })
}

/**
 * The file with the edits of its path applied; the same file where there are none.
 *
 * @throws Error where edits overlap
 */
export function applyEdits(file: SourceFile, edits: readonly TextEdit[]): SourceFile {
  const own = inOrder(edits.filter((edit) => edit.file.path === file.path))
  if (own.length === 0) return file
  let text = ''
  let end = 0
  for (const { range, text: written } of own) {
    if (range.start < end) throw new Error(`edits of ${file.path} overlap`)
    text += file.text.slice(end, range.start) + written
    end = range.end
  }
  return new SourceFile(file.path, text + file.text.slice(end))
}
