/** The policies that the team writes itself, as the files on disk say: for people who write them. */
import { type FolderConfig, loadConfigs } from '../config/load.ts'
import { POLICY_FOLDER } from '../config/policy-files.ts'
import { allInOrder } from '../core/all-in-order.ts'
import { foldersUpward } from '../core/path.ts'
import type { Snapshot } from '../core/snapshot.ts'
import type { OwnPolicies } from '../custom/own-policies.ts'
import { ownPoliciesOf } from '../gate/own-policies.ts'
import { CONFIG_CONTEXT } from '../gate/policy-ids.ts'
import { diskFolder } from '../git/disk.ts'

/** Policies, and the folder whose configuration names their files. */
export interface PoliciesHere {
  readonly snapshot: Snapshot
  readonly config: FolderConfig
  /** Relative to the root of the snapshot. */
  readonly folder: string
  /** Absolute. */
  readonly root: string
  /** Undefined where there are none. */
  readonly own: OwnPolicies | undefined
  /** The ids of those that packages bring: their tests stand where they are written. */
  readonly fromPackages: ReadonlySet<string>
}

/**
 * Reads the policies that are in force in a folder.
 * @throws GateError `config` for policies or a configuration that are not valid
 */
export async function policiesHere(cwd: string): Promise<PoliciesHere> {
  const { snapshot, folder, root } = diskFolder(cwd)
  const files = await snapshot.listFolders(foldersUpward(folder), [POLICY_FOLDER])
  const config = (await loadConfigs(snapshot, files, CONFIG_CONTEXT))(folder)
  const packages = config.packs?.filter((pack) => pack.package !== undefined) ?? []
  const brought = await allInOrder(packages.map(ownPoliciesOf))
  const fromPackages = new Set(brought.flatMap((each) => each?.ids ?? []))
  return { snapshot, config, folder, root, own: await ownPoliciesOf(config), fromPackages }
}
