/** What the command line sets, above every configuration file, but not above what is final. */
import type { Config } from '../../config/keys.ts'
import type { FolderConfig } from '../../config/load.ts'
import { type Setting, weakenedSetting } from '../../config/weakened.ts'

export type Overrides = Partial<
  Pick<Config, 'failOn' | 'undecided' | 'changes' | 'exceptionsFrom' | 'timeoutSeconds'>
>

/** How long a run may take is its own. */
const BOUNDED = [
  'failOn',
  'undecided',
  'changes',
  'exceptionsFrom',
] as const satisfies readonly (keyof Overrides & Setting)[]

/** A configuration below the command line. */
export function overridden({ config, layered }: FolderConfig, overrides: Overrides): Config {
  const all = { ...config, ...overrides }
  if (layered === undefined) return all
  const kept = refusedKeys({ config, layered }, overrides).map((key) => [key, config[key]])
  return { ...all, ...Object.fromEntries(kept) }
}

type Bounded = Pick<FolderConfig, 'config' | 'layered'>

function refusedKeys(
  { config, layered }: Bounded,
  overrides: Overrides,
): readonly (typeof BOUNDED)[number][] {
  if (layered === undefined) return []
  const all = { ...config, ...overrides }
  return BOUNDED.filter((key) => layered.final.has(key) && weakenedSetting(key, config, all).length > 0)
}

/** A line for each setting of the command line that would loosen a final key of some configurations. */
export function refusedOverrides(configs: Iterable<FolderConfig>, overrides: Overrides): readonly string[] {
  const lines = [...configs].flatMap((config) =>
    refusedKeys(config, overrides).map((key) => {
      const owner = config.layered?.final.get(key)
      return `${key} is final in ${owner}, so it is ${config.config[key]} and not ${overrides[key]}, as the command line says`
    }),
  )
  return [...new Set(lines)]
}
