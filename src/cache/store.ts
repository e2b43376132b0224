/** Small JSON files of the user's own between runs: tokens, verdicts. An unreadable or damaged file counts as empty. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises'
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

/** Larger files are not read. */
const MAX_BYTES = 8_388_608

/** The store in the user's cache folder. */
export function openUserStore(env: Environment): Store {
  return openStore(cacheFolder(env))
}

/** @param folder absolute; created by the first write */
export function openStore(folder: string): Store {
  return {
    read: (name) => readPrivate(join(folder, name)).catch(() => undefined),
    write: (name, content) => writePrivate(folder, name, content).catch(() => undefined),
    remove: (name) => rm(join(folder, name), { force: true }).catch(() => undefined),
  }
}

/** A file that others can read or write is not trusted: a token in it may be known, a verdict forged. */
async function readPrivate(path: string): Promise<unknown> {
  const file = await open(path, 'r')
  try {
    const { size, mode, uid } = await file.stat()
    if (size > MAX_BYTES) return undefined
    if (process.platform !== 'win32' && ((mode & 0o077) !== 0 || uid !== process.getuid?.())) return undefined
    return JSON.parse(await file.readFile('utf8'))
  } finally {
    await file.close()
  }
}

async function writePrivate(folder: string, name: string, content: unknown): Promise<void> {
  if (!(await makePrivate(folder))) return
  const temporary = join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(content))
  } finally {
    await file.close()
  }
  await rename(temporary, join(folder, name)).catch(() => rm(temporary, { force: true }))
}

/** Creates the folder and closes it to others; false where it belongs to somebody else. */
async function makePrivate(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (process.platform === 'win32') return true
  const { mode, uid } = await stat(folder)
  if (uid !== process.getuid?.()) return false
  if ((mode & 0o077) !== 0) await chmod(folder, 0o700)
  return true
}
