/** Symbolic links on disk: followed where they stay within what is scanned, named elsewhere. */
import { realpath, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import type { UnfollowedLink } from '../core/snapshot.ts'
import { decodePath, encodePath } from './paths.ts'

/** What a link leads to; real paths, absolute. */
export type LinkEnd =
  | { readonly kind: 'file' }
  | { readonly kind: 'folder'; readonly real: string }
  | { readonly kind: 'none'; readonly why: UnfollowedLink['why'] }

/** The places that a scan may read, and the links that it did not follow. */
export class DiskLinks {
  readonly unfollowed = new Map<string, UnfollowedLink>()
  readonly #named: readonly string[]
  #places: Promise<readonly string[]> | undefined

  /** @param named absolute folders: the root, and what the user named, which may lead out of it */
  constructor(named: readonly string[]) {
    this.#named = named
  }

  /** Whether a real path is in one of the places, and not in what git keeps there, which may hold credentials. */
  async isInside(real: string): Promise<boolean> {
    this.#places ??= Promise.all(this.#named.map((place) => realPath(place).catch(() => place)))
    return (await this.#places).some((place) => {
      if (real === place) return true
      const start = place.endsWith(sep) ? place : `${place}${sep}`
      return real.startsWith(start) && !real.slice(start.length).toLowerCase().split(sep).includes('.git')
    })
  }

  /**
   * Follows a link; what is not followed is recorded.
   * @param path as the snapshot names it
   * @param absolute where it is
   */
  async follow(path: string, absolute: string): Promise<LinkEnd> {
    const end = await this.#endOf(absolute)
    if (end.kind === 'none') this.unfollowed.set(path, { path, why: end.why })
    return end
  }

  async #endOf(absolute: string): Promise<LinkEnd> {
    try {
      const real = await realPath(absolute)
      if (!(await this.isInside(real))) return { kind: 'none', why: 'outside' }
      const found = await stat(encodePath(real))
      if (found.isFile()) return { kind: 'file' }
      if (!found.isDirectory()) return { kind: 'none', why: 'missing' }
      // A folder that holds the link has no end.
      const holder = await realPath(absolute.slice(0, absolute.lastIndexOf('/')))
      const isLoop = holder === real || holder.startsWith(real.endsWith(sep) ? real : `${real}${sep}`)
      return isLoop ? { kind: 'none', why: 'loop' } : { kind: 'folder', real }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      return { kind: 'none', why: code === 'ELOOP' ? 'loop' : code === 'EACCES' ? 'outside' : 'missing' }
    }
  }
}

/** @throws what `realpath` throws */
export async function realPath(path: string): Promise<string> {
  return decodePath(await realpath(encodePath(path), { encoding: 'buffer' }))
}
