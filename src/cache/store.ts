/** Small JSON files of the user's own between runs: tokens, verdicts. An unreadable or damaged file counts as empty. */
import { randomBytes } from 'node:crypto'
// Not 'node:fs/promises', which takes a millisecond to load.
import {
  chmodSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../core/environment.ts'
import { cacheFolder } from './folder.ts'

/** JSON values by name, each in a file that only the user can read. No method rejects. */
export interface Store {
  /** Undefined where there is no such file, or none that can be trusted. */
  read(name: string): Promise<unknown>
  /** Replaces the file as a whole; a failure is ignored, because this is a cache. */
  write(name: string, content: unknown): Promise<void>
  remove(name: string): Promise<void>
}

/** The same, and texts that are no JSON: of much that is kept, little is needed. */
export interface TextStore extends Store {
  /** Undefined where there is no such file, or none that can be trusted. */
  readText(name: string): Promise<string | undefined>
  writeText(name: string, text: string): Promise<void>
}

/** Larger files are not read. */
const MAX_BYTES = 16_777_216

/** The store in the user's cache folder. */
export function openUserStore(env: Environment): TextStore {
  return openStore(cacheFolder(env))
}

/** @param folder absolute; created by the first write */
export function openStore(folder: string): TextStore {
  const readText = (name: string) => readPrivate(join(folder, name))
  return {
    read: async (name) => ifPossible(() => JSON.parse(readText(name) ?? '')),
    write: async (name, content) => ifPossible(() => writePrivate(folder, name, JSON.stringify(content))),
    readText: async (name) => ifPossible(() => readText(name)),
    writeText: async (name, text) => ifPossible(() => writePrivate(folder, name, text)),
    remove: async (name) => ifPossible(() => rmSync(join(folder, name), { force: true })),
  }
}

function ifPossible<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** A file that others can read or write is not trusted: a token in it may be known, a verdict forged. */
function readPrivate(path: string): string | undefined {
  const file = openSync(path, 'r')
  try {
    const { size, mode, uid } = fstatSync(file)
    if (size > MAX_BYTES) return undefined
    if (process.platform !== 'win32' && ((mode & 0o077) !== 0 || uid !== process.getuid?.())) return undefined
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

function writePrivate(folder: string, name: string, text: string): void {
  if (!makePrivate(folder)) return
  const path = join(folder, name)
  const temporary = join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
  writeFileSync(temporary, text, { flag: 'wx', mode: 0o600 })
  try {
    renameSync(temporary, path)
  } catch {
    rmSync(temporary, { force: true })
  }
}

/** Creates the folder and closes it to others; false where it belongs to somebody else. */
function makePrivate(folder: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (process.platform === 'win32') return true
  const { mode, uid } = statSync(folder)
  if (uid !== process.getuid?.()) return false
  if ((mode & 0o077) !== 0) chmodSync(folder, 0o700)
  return true
}
