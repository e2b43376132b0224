/** The configuration that pins the current set of policies, so that no upgrade of the package adds a block. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CURRENT_SET } from '../core/policy-sets.ts'
import { type FileChange, readIfThere } from './files.ts'
import type { InstallTarget } from './repository.ts'

const FILE = '.mvcrc'

/** A configuration in any format, also one that is not read. */
const CONFIGURATION = /^(?:\.mvcrc|mvc\.config)(?:\.|$)/i

/** What is written, and read without loading more (`config/load.ts`). */
function pinning(set: string): string {
  return `{\n  "policySet": "${set}"\n}\n`
}

/**
 * Plans it at the top, where nothing is configured.
 * @param manifest the text of package.json, which may hold the configuration
 */
export async function planPinnedSet(
  { top }: InstallTarget,
  manifest: string,
): Promise<readonly FileChange[]> {
  const names = await readdir(top)
  if (names.some((name) => CONFIGURATION.test(name)) || manifest.includes('"mvc"')) return []
  const path = join(top, FILE)
  return [{ path, before: undefined, after: pinning(CURRENT_SET), makeExecutable: false }]
}

/** Plans its removal, where it says what was written, of any set. */
export async function planWithoutPinnedSet({ top }: InstallTarget): Promise<readonly FileChange[]> {
  const path = join(top, FILE)
  const before = (await readIfThere(path).catch(() => undefined))?.text
  const set = /"(\d{4}\.\d{2})"/.exec(before ?? '')?.[1]
  if (before === undefined || set === undefined || before !== pinning(set)) return []
  return [{ path, before, after: undefined, makeExecutable: false }]
}
