/** Where the user's cache lies. */
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Environment } from '../core/environment.ts'

/** The user's cache folder by the conventions of the system; absolute, and not necessarily there. */
export function cacheFolder(env: Environment): string {
  const own = (path: string | undefined): string | undefined => (path && isAbsolute(path) ? path : undefined)
  if (process.platform === 'win32') {
    return join(own(env.LOCALAPPDATA) ?? join(homedir(), 'AppData', 'Local'), 'mvc-gate', 'cache')
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'mvc-gate')
  return join(own(env.XDG_CACHE_HOME) ?? join(homedir(), '.cache'), 'mvc-gate')
}
