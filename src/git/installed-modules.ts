/** The modules that `terraform init` installed in a work tree, read from the disk. Links out of it are not followed. */
import { isAbsolute, join } from 'node:path'
import { allInOrder } from '../core/all-in-order.ts'
import { splitInstalled } from '../core/installed.ts'
import type { InstalledFiles, SnapshotFile } from '../core/snapshot.ts'
import { diskSnapshot } from './disk-snapshot.ts'

/** Nothing says where a module was installed for which root, if all of them share a folder. */
const NO_FILES: readonly SnapshotFile[] = []

/**
 * What is installed for the root folders of a work tree.
 * @param top absolute
 * @param dataDir `TF_DATA_DIR`: absolute, or relative to each root folder; `.terraform` where it is not set
 */
export function installedFiles(top: string, dataDir: string | undefined): InstalledFiles {
  const listFolder = async (folder: string): Promise<readonly SnapshotFile[]> => {
    const split = splitInstalled(folder)
    if (split === undefined) return NO_FILES
    const { root, rest } = split
    const [disk, there] = placeOf(root, rest)
    // What can't be read is not installed, which is reported where it is called.
    const found = await disk.listFolders([there]).catch(() => NO_FILES)
    return found.map(({ path, id }) => ({ path: `${folder}${path.slice(there.length)}`, id }))
  }
  const placeOf = (root: string, rest: string): readonly [ReturnType<typeof diskSnapshot>, string] => {
    if (dataDir !== undefined && isAbsolute(dataDir)) return [diskSnapshot(dataDir, NOTHING), rest]
    const data = (dataDir ?? '.terraform').replaceAll('\\', '/').replace(/^(?:\.\/+)+|\/+$/g, '')
    if (data.split('/').includes('..')) return [diskSnapshot(join(top, root, data), NOTHING), rest]
    return [diskSnapshot(top, NOTHING), root === '.' ? `${data}/${rest}` : `${root}/${data}/${rest}`]
  }
  const disk = diskSnapshot(top, NOTHING)
  return {
    listFolders: async (folders) => (await allInOrder(folders.map(listFolder))).flat(),
    // What is gone meanwhile is empty.
    sizes: (files) => disk.sizes(files).catch(() => files.map(() => 0)),
    read: (files) => disk.read(files).catch(() => files.map(() => new Uint8Array())),
    readStart: (file, length) => disk.readStart(file, length),
  }
}

const NOTHING: ReadonlySet<string> = new Set()
