/** The npm packages that are installed in a work tree, read from the disk. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { allInOrder } from '../core/all-in-order.ts'
import { GateError } from '../core/errors.ts'
import { foldersUpward } from '../core/path.ts'
import type { InstalledPackage, InstalledPackages, SnapshotFile } from '../core/snapshot.ts'
import { realPath } from './disk-links.ts'
import { readError } from './disk-snapshot.ts'

/** A pack has a few hundred at most. */
const MOST_FILES = 10_000
const MAX_MANIFEST = 1_048_576

/** Where package managers put packages, also in their stores: `node_modules/@acme/gate-policy`, and Yarn's for its linker "pnpm". */
const INSTALLED =
  /[\\/]node_modules[\\/](?:(?:@[^\\/]+[\\/])?[^\\/@.][^\\/]*|\.store[\\/][^\\/]+[\\/]package)$/

/** @param top absolute: the work tree, or the folder that is scanned */
export function installedPackages(top: string): InstalledPackages {
  const known = new Map<string, Promise<InstalledPackage | undefined>>()
  const open = async (name: string, folder: string): Promise<InstalledPackage | undefined> => {
    const absolute = join(folder, 'node_modules', name)
    const manifest = await readManifest(absolute)
    if (manifest === undefined) return undefined
    return readPackage(top, absolute, await realPath(absolute), manifest)
  }
  return {
    find: async (name, from) => {
      const folders =
        typeof from === 'string'
          ? foldersUpward(from).map((folder) => join(top, folder))
          : await foldersOf(top, from.realFolder)
      for (const folder of folders) {
        const key = JSON.stringify([name, folder])
        const found = known.get(key) ?? open(name, folder)
        known.set(key, found)
        if ((await found) !== undefined) return found
      }
      return undefined
    },
  }
}

/** The folders whose `node_modules` a package looks into; of one outside of the root, the one that it stands in. */
async function foldersOf(top: string, real: string): Promise<readonly string[]> {
  const root = await realPath(top)
  const inside = pathWithin(root, real)
  if (inside !== undefined) return foldersUpward(inside).map((folder) => join(root, folder))
  const at = real.lastIndexOf(`${sep}node_modules${sep}`)
  return at === -1 ? [real] : [real, real.slice(0, at)]
}

/** A path relative to a folder, with slashes; undefined for one outside of it. */
function pathWithin(folder: string, path: string): string | undefined {
  const steps = relative(folder, path).split(sep)
  return steps[0] === '..' || resolve(folder, steps.join(sep)) !== path ? undefined : steps.join('/') || '.'
}

async function readManifest(folder: string): Promise<string | undefined> {
  const path = join(folder, 'package.json')
  try {
    const { size } = await stat(path)
    if (size > MAX_MANIFEST) throw new GateError('config', `${path}: file too large`)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof GateError) throw error
    return undefined
  }
}

async function readPackage(
  top: string,
  absolute: string,
  real: string,
  manifest: string,
): Promise<InstalledPackage> {
  const place = relative(top, absolute).split(sep).join('/')
  const isLinked = !INSTALLED.test(real)
  const files = isLinked ? [] : await walk(place, real)
  const each = <T>(wanted: readonly SnapshotFile[], work: (path: string) => Promise<T>) =>
    allInOrder(
      wanted.map((file) =>
        work(file.id).catch((error: unknown) => {
          throw readError(file.path, error)
        }),
      ),
    )
  return {
    place,
    real: pathWithin(await realPath(top), real),
    realFolder: real,
    isLinked,
    files,
    manifest,
    sizes: (wanted) => each(wanted, async (path) => (await stat(path)).size),
    read: (wanted) => each(wanted, (path) => readFile(path)),
  }
}

/** Regular files only: a link in a package may lead anywhere, and no registry's packages have any. */
async function walk(place: string, real: string): Promise<readonly SnapshotFile[]> {
  const files: SnapshotFile[] = []
  const waiting = ['']
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await readdir(join(real, folder), { withFileTypes: true }).catch((error: unknown) => {
      throw readError(`${place}/${folder}`, error)
    })
    for (const entry of entries) {
      const path = `${folder}${entry.name}`
      if (entry.isDirectory() && entry.name !== 'node_modules') waiting.push(`${path}/`)
      else if (entry.isFile()) files.push({ path: `${place}/${path}`, id: join(real, path) })
    }
    if (files.length + waiting.length > MOST_FILES) {
      throw new GateError('config', `${place}: more than ${MOST_FILES} files, too many for a pack`)
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}
