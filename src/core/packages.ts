/** npm packages that are installed beside a snapshot. The gate reads data of them; it never fetches one, or runs what it holds. */
import type { Snapshot, SnapshotFile } from './snapshot.ts'

export interface InstalledPackage extends Pick<Snapshot, 'sizes' | 'read'> {
  /** Its folder, repository-relative: `node_modules/@acme/gate-policy`. */
  readonly place: string
  /** Where its files are, repository-relative; undefined outside of the repository, as in a store that is shared. */
  readonly real: string | undefined
  /** The same, absolute. */
  readonly realFolder: string
  /** Set where it is a link to a folder of a project, which its author may edit at any time. */
  readonly isLinked: boolean
  /** Its files, at paths below `place`; those of packages in it, and links, are left out. */
  readonly files: readonly SnapshotFile[]
  /** The text of its package.json. */
  readonly manifest: string
}

export interface InstalledPackages {
  /**
   * The nearest package of a name: in `node_modules` of a folder or of those above it, or where a package finds it.
   * Undefined where none is installed.
   * @param from a folder, repository-relative, or the package that depends on it
   * @throws GateError `io` for one that cannot be read
   */
  find(name: string, from: string | InstalledPackage): Promise<InstalledPackage | undefined>
}
