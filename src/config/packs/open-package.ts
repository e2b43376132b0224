/**
 * An npm package as a pack: installed, and named by package.json and the lock file of the snapshot. Its files are not in the
 * snapshot; so what is trusted is what the lock names, and what is on disk has to be that.
 */
import { foldersUpward, isBelow, relativePath } from '../../core/path.ts'
import type { InstalledPackage, Snapshot, SnapshotFile } from '../../core/snapshot.ts'
import { codeIn } from './code.ts'
import { ownValue, textAt } from './data.ts'
import { fault, type Locks, lockedAs, locksFor, textOf } from './lock-files.ts'
import type { Dependency, Locked } from './locked.ts'

export interface OpenedPackage {
  readonly installed: InstalledPackage
  readonly locked: Locked
  readonly locks: Locks
  /** The files of the snapshot that say which package it is. */
  readonly inputs: readonly string[]
}

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies']

/** Where packages are looked for. */
export interface PackageSource {
  readonly snapshot: Snapshot
  /** Set for a tree that a change starts from: another version may be installed by now. */
  readonly isBase: boolean
}

/**
 * Opens a package that a file of the snapshot names.
 * @param folder of that file
 * @throws GateError `config`, one line, for one that is not installed, not locked, or not what the lock file names
 */
export async function openPackage(
  name: string,
  folder: string,
  source: PackageSource,
): Promise<OpenedPackage | undefined> {
  const { snapshot } = source
  const listed = await snapshot.listFolders(foldersUpward(folder))
  const importer = await findImporter(name, folder, listed, snapshot)
  if (importer === undefined) {
    throw fault(
      `no package.json of ${snapshot.name} names ${name}`,
      `${INSTALL} ${name}\`, and stage package.json and the lock file`,
    )
  }
  const locks = await locksFor(importer.folder, listed, snapshot)
  const inputs = [importer.path, ...locks.files.map(({ path }) => path)]
  const installed = await (await snapshot.packages?.())?.find(name, importer.folder)
  if (installed === undefined) return notInstalled(name, source)
  const dependency = {
    name,
    range: importer.range,
    importer: relativePath(locks.folder, importer.folder),
    parent: undefined,
  }
  return checked({ installed, locks, inputs }, dependency, source)
}

/** Opens a package that a pack depends on. @throws GateError as `openPackage` */
export async function openDependency(
  name: string,
  parent: OpenedPackage,
  source: PackageSource,
): Promise<OpenedPackage | undefined> {
  const { locks, inputs } = parent
  const range = textAt(ownValue(readManifest(parent.installed), 'dependencies'), name)
  if (range === undefined) {
    throw fault(
      `package.json of ${parent.locked.name} does not name ${name}`,
      'a pack names the packs that it extends in "dependencies"',
    )
  }
  const installed = await (await source.snapshot.packages?.())?.find(name, parent.installed)
  if (installed === undefined) return notInstalled(name, source)
  const dependency = { name, range, importer: undefined, parent: parent.locked }
  return checked({ installed, locks, inputs }, dependency, source)
}

const INSTALL = 'run `npm install --save-dev'

function notInstalled(name: string, { snapshot, isBase }: PackageSource): undefined {
  if (isBase) return undefined
  if (snapshot.packages === undefined) {
    throw fault(
      `${name} is not installed: a repository without a work tree has no node_modules`,
      'install it in a folder of the server, and name that in MVC_PACKS; the gate downloads nothing',
    )
  }
  throw fault(
    `${name} is not installed`,
    'install what the lock file names (`npm ci`, or as your package manager does it, into node_modules); the gate downloads nothing',
  )
}

interface Importer {
  readonly path: string
  readonly folder: string
  readonly range: string
}

async function findImporter(
  name: string,
  folder: string,
  listed: readonly SnapshotFile[],
  snapshot: Snapshot,
): Promise<Importer | undefined> {
  for (const each of foldersUpward(folder)) {
    const path = each === '.' ? 'package.json' : `${each}/package.json`
    const file = listed.find((one) => one.path === path)
    if (file === undefined) continue
    const manifest = parseJson(await textOf(file, snapshot))
    const [range] = KINDS.flatMap((kind) => textAt(ownValue(manifest, kind), name) ?? [])
    if (range !== undefined) return { path, folder: each, range }
  }
  return undefined
}

/** @throws GateError `config` for a package that is not what the lock files name, or is more than data */
async function checked(
  found: Omit<OpenedPackage, 'locked'>,
  asked: Omit<Dependency, 'places'>,
  source: PackageSource,
): Promise<OpenedPackage> {
  const { installed, locks } = found
  const { place, real } = installed
  const places = [...new Set([place, real ?? place])].flatMap((each) =>
    isBelow(each, locks.folder) ? relativePath(locks.folder, each) : [],
  )
  const dependency = { ...asked, places }
  const manifest = readManifest(installed)
  const own = { name: textAt(manifest, 'name') ?? '', version: textAt(manifest, 'version') ?? '' }
  if (source.isBase) {
    const locked = await lockedAs(dependency, locks).catch(() => undefined)
    return { ...found, locked: locked ?? { ...own, source: '', isLink: false } }
  }
  const locked = await lockedAs(dependency, locks)
  expectOwnFiles(dependency.name, installed, locked)
  const [lock] = locks.files
  if (own.name !== locked.name || own.version !== locked.version) {
    throw fault(
      `${place} is ${own.name} ${own.version}, but ${lock?.path} names ${locked.name} ${locked.version}`,
      'install what the lock file names (`npm ci`)',
    )
  }
  await expectUntracked(dependency.name, installed, source.snapshot)
  const code = codeIn(
    manifest,
    installed.files.map(({ path }) => path.slice(place.length + 1)),
  )
  if (code !== undefined) {
    throw fault(
      `${own.name} ${own.version} holds code: ${code}`,
      'a pack is data only, and the gate runs nothing of it; publish one without code',
    )
  }
  return { ...found, locked }
}

/** @throws GateError `config` for a link to a folder of a project: what is in it is not what the lock file names */
function expectOwnFiles(name: string, { place, isLinked }: InstalledPackage, locked: Locked): void {
  if (!isLinked && !locked.isLink) return
  throw fault(
    `${name} is a link to a folder (${place}), whose files no lock file names`,
    'for a pack in the same repository, name its file: "./packages/gate-policy/mvc-pack.yaml"',
  )
}

/** @throws GateError `config` for a package whose files are committed: they would pass for what the registry has */
async function expectUntracked(
  name: string,
  { place, real }: InstalledPackage,
  snapshot: Snapshot,
): Promise<void> {
  const folders = [...new Set([place, real ?? place])]
  const [tracked] = await snapshot.listFolders([], folders)
  if (tracked === undefined) return
  throw fault(
    `files of ${name} are part of ${snapshot.name} (${tracked.path}), so they may not be what the lock file names`,
    `remove them from the repository, or name the file: "./${place}/mvc-pack.yaml"`,
  )
}

function readManifest({ manifest }: InstalledPackage): unknown {
  return parseJson(manifest)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
