/** The configuration of a folder, and what reading it takes. */
import type { Snapshot } from '../core/snapshot.ts'
import type { Files } from './default-files.ts'
import type { HeldFiles } from './held-files.ts'
import type { ExceptionsPlace } from './inherited.ts'
import type { Config } from './keys.ts'
import type { PoliciesNamed } from './layered-policies.ts'
import type { Layer, Layered } from './layers.ts'
import type { Pack } from './packs/packs.ts'
import type { PolicyFiles } from './policy-files.ts'

/** The configuration in force for a folder, and the folder its globs are relative to. */
export interface FolderConfig {
  readonly config: Config
  /** '.' for the root. */
  readonly base: string
  readonly files: Files
  /** The files of the policies that the team writes itself; undefined where there are none. */
  readonly policyFiles?: PolicyFiles
  /** The file of exceptions in force, which need not exist. */
  readonly exceptions: ExceptionsPlace
  /** Its file, and the keys it sets; undefined if the defaults apply. */
  readonly from?: { readonly path: string; readonly keys: readonly string[] }
  /** What it is made of; undefined where its file, or no file, is all there is. */
  readonly layered?: Layered
  /** Layers of it that hold in the folders below too, whatever their own configuration says. */
  readonly held?: readonly Layer[]
  /** What those say of files. */
  readonly heldFiles?: HeldFiles
  /** The packs in force, the weakest first; undefined where there are none. */
  readonly packs?: readonly Pack[]
  /** Where there are packs, the policy files that none of them brings. */
  readonly team?: PolicyFiles | undefined
}

/** The nearest configuration upward from a folder; the defaults without one. */
export type ConfigFor = (folder: string) => FolderConfig

/** What loading configurations takes besides files. */
export interface ConfigContext {
  /** The ids that `policies` may name: those of the catalog, and of the policies in files. */
  readonly ids: (own?: PolicyFiles) => Promise<readonly string[]>
  /** The same policies, by all of their names. @param held files of those that count as the catalog does */
  readonly named: (own?: PolicyFiles, held?: PolicyFiles) => Promise<PoliciesNamed>
  /** Set for a tree that a change starts from: another version of a pack may be installed by now. */
  readonly isBase?: boolean
  /** Layers below every configuration, such as what a server makes final for each repository. */
  readonly layers?: readonly Layer[]
}

/** A configuration without what its folder says of it. */
export type Unplaced = Omit<FolderConfig, 'base' | 'files' | 'exceptions'>

/** What a configuration file is read with. */
export interface Around {
  readonly snapshot: Snapshot
  readonly context: ConfigContext
  /** In force above. */
  readonly above: FolderConfig
}
