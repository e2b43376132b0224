/** What is asked of a lock file, and what it answers. */

/** A package as it is depended on, and where it was found. */
export interface Dependency {
  /** As the dependent calls it, which may be an alias. */
  readonly name: string
  /** What the dependent asks for: `^1.2.0`. */
  readonly range: string
  /** Its folder, relative to that of the lock file, with the links on the way to it followed and not followed. */
  readonly places: readonly string[]
  /** The folder of the package.json that names it, relative to that of the lock file; undefined for a pack's own. */
  readonly importer: string | undefined
  /** The pack that depends on it. */
  readonly parent: Locked | undefined
}

/** A package as a lock file names it. */
export interface Locked {
  readonly name: string
  readonly version: string
  /** Where it comes from and what its archive must be: the same for the same package. */
  readonly source: string
  /** A folder of the project in place of a package. */
  readonly isLink: boolean
}
