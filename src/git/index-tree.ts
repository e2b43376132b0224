/** The tree that a commit of the index would have. */
import { createHash, type Hash } from 'node:crypto'
import type { Repository } from './git.ts'
import type { IndexFile } from './index-file.ts'
import { type IndexFolder, itemsIn, topFolder, writtenId } from './index-folders.ts'

/** Its id, computed as git does: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export function treeIdOf(index: IndexFile, { objectFormat }: Pick<Repository, 'objectFormat'>): string {
  const idOf = (folder: IndexFolder): string => {
    const parts: Buffer[] = []
    for (const { name, entry, folder: below } of itemsIn(index, folder)) {
      const mode = entry === undefined ? '40000' : entry.mode.toString(8)
      const id = entry === undefined ? (writtenId(below) ?? idOf(below)) : entry.id
      parts.push(Buffer.from(`${mode} ${name}\0`, 'latin1'), Buffer.from(id, 'hex'))
    }
    const content = Buffer.concat(parts)
    const hash: Hash = createHash(objectFormat)
    return hash.update(`tree ${content.length}\0`).update(content).digest('hex')
  }
  return idOf(topFolder(index))
}
