/** Small files of a user's own between runs: tokens, verdicts. Unreadable or damaged ones count as empty. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** A JSON value in a file that only the user can read. */
export interface Store {
  read(name: string): Promise<unknown>
  /** Replaces the file as a whole; failures are of no consequence, because it is a cache. */
  write(name: string, content: unknown): Promise<void>
  remove(name: string): Promise<void>
  readonly folder: string
}

/** The folder for caches by the customs of the system. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const own = (path: string | undefined): string | undefined => (path && isAbsolute(path) ? path : undefined)
  if (process.platform === 'win32') {
    return join(own(env.LOCALAPPDATA) ?? join(homedir(), 'AppData', 'Local'), 'mvc-gate', 'cache')
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'mvc-gate')
  return join(own(env.XDG_CACHE_HOME) ?? join(homedir(), '.cache'), 'mvc-gate')
}

const MOST_BYTES = 8_388_608

/** @param folder absolute; made when it is first written to */
export function openStore(folder: string): Store {
  return {
    folder,
    read: (name) => readPrivate(join(folder, name)).catch(() => undefined),
    write: (name, content) => writePrivate(folder, name, content).catch(() => undefined),
    remove: (name) => rm(join(folder, name), { force: true }).catch(() => undefined),
  }
}

/** What others can read or write is not believed: a token in it may be known, a verdict forged. */
async function readPrivate(path: string): Promise<unknown> {
  const file = await open(path, 'r')
  try {
    const { size, mode, uid } = await file.stat()
    if (size > MOST_BYTES) return undefined
    if (process.platform !== 'win32' && ((mode & 0o077) !== 0 || uid !== process.getuid?.())) return undefined
    return JSON.parse(await file.readFile('utf8'))
  } finally {
    await file.close()
  }
}

async function writePrivate(folder: string, name: string, content: unknown): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (process.platform !== 'win32') {
    const { mode, uid } = await stat(folder)
    if (uid !== process.getuid?.()) return
    if ((mode & 0o077) !== 0) await chmod(folder, 0o700)
  }
  const temporary = join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(content))
  } finally {
    await file.close()
  }
  await rename(temporary, join(folder, name)).catch(() => rm(temporary, { force: true }))
}
