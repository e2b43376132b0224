/** A read-only tree of files: the index, a commit, or a folder on disk. */
import type { Environment } from './environment.ts'

/**
 * A regular file of a snapshot, at its own path or at one that a symbolic link within the snapshot leads from. Links
 * themselves and submodules are never listed.
 */
export interface SnapshotFile {
  /** Repository-relative, '/' on every system; bytes that are not UTF-8 are lone surrogates (see git/paths.ts). */
  readonly path: string
  /** What tells two contents apart: a blob's object id, or on disk the path. */
  readonly id: string
}

/** A line of a file, as the snapshot holds it. */
export interface SnapshotLine {
  readonly path: string
  /** Its bytes, without the line break. */
  readonly line: Uint8Array
}

/** A symbolic link that is not followed. */
export interface UnfollowedLink {
  readonly path: string
  /**
   * - `outside`: it leads out of the repository
   * - `missing`: nothing is there
   * - `loop`: it leads back to itself, or to a folder that it stands in
   * - `many`: with it the snapshot would have too many files
   */
  readonly why: 'outside' | 'missing' | 'loop' | 'many'
}

/** What is read of the modules that `terraform init` installed, under the paths of `core/installed.ts`. */
export type InstalledFiles = Pick<Snapshot, 'listFolders' | 'sizes' | 'read' | 'readStart'>

export interface Snapshot {
  /** How to name it in a sentence: `the index`, `commit 1a2b3c4`. */
  readonly name: string
  /**
   * Set where the id of a file stands for its content: then what was found out about files may be kept between runs, as
   * the environment says.
   */
  readonly environment?: Environment
  /** Every regular file, in the order of the paths' bytes; read once. */
  list(): Promise<readonly SnapshotFile[]>
  /**
   * Every regular file directly in one of the folders ('.' is the root), not below them, and every one in or below the
   * folders of `whole`.
   */
  listFolders(folders: readonly string[], whole?: readonly string[]): Promise<readonly SnapshotFile[]>
  /** The links that are not followed. */
  unfollowed?(): Promise<readonly UnfollowedLink[]>
  /** Whether a listed path is, or leads through, a symbolic link; without it there are no links. */
  leadsThroughLink?(path: string): Promise<boolean>
  /** Sizes in bytes, in the order of `files`. */
  sizes(files: readonly SnapshotFile[]): Promise<readonly number[]>
  /** Contents, byte for byte, in the order of `files`. */
  read(files: readonly SnapshotFile[]): Promise<readonly Uint8Array[]>
  /** At most the first `length` bytes of a file of any size, without reading the rest into memory. */
  readStart(file: SnapshotFile, length: number): Promise<Uint8Array>
  /**
   * What `terraform init` left in the work tree, which is the only thing that is not of the snapshot; without a work tree,
   * what the snapshot itself has at these paths.
   */
  readonly installed?: () => Promise<InstalledFiles>
  /** The npm packages that are installed in the work tree; undefined without one. */
  readonly packages?: () => Promise<InstalledPackages>
  /**
   * Hands on every line that holds one of some texts, in the regular files whose paths end so, in any case (without
   * endings, in all). Undefined where only reading the files would find them.
   */
  search?(
    texts: readonly Uint8Array[],
    endings: readonly string[],
    onLine: (line: SnapshotLine) => void,
  ): Promise<void>
}

/** An npm package that is installed beside a snapshot. The gate reads data of it; it never fetches one, or runs what it holds. */
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

/** What a run has to look at: files that are new or changed, in the tree they belong to. */
export interface Change {
  readonly snapshot: Snapshot
  readonly touched: readonly SnapshotFile[]
  /** Paths of regular files that the change takes away: what is left of their folder may be judged differently. */
  readonly removed: readonly string[]
  /** Paths of symbolic links that the change brings; what they lead to is touched where it can be followed. */
  readonly links?: readonly string[]
  /** Folders of which every file below is touched, because all of it is to be checked. */
  readonly whole?: readonly string[]
  /** The trees that the change starts from: what is found there too is not new. None where all of it is new. */
  readonly bases?: readonly Snapshot[]
}
