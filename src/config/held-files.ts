/** What `include` and `exclude` mean below a layer that makes them final: its globs stay relative to its own folder. */
import type { Files } from './default-files.ts'
import { filesOf } from './files.ts'
import { type Config, DEFAULTS } from './keys.ts'
import type { Layer } from './layers.ts'

/** The files of layers that hold in the folders below. */
export interface HeldFiles {
  readonly layers: readonly Layer[]
  readonly files: Files
}

/**
 * The files of layers that hold from a folder on.
 * @param base the folder
 * @param above what holds there already
 */
export async function heldFiles(
  layers: readonly Layer[],
  base: string,
  above: HeldFiles | undefined,
): Promise<HeldFiles> {
  if (layers === above?.layers) return above
  const globs = layers.reduce<Pick<Config, 'include' | 'exclude'>>(
    (merged, { keys: { include = merged.include, exclude = merged.exclude } }) => ({ include, exclude }),
    DEFAULTS,
  )
  return { layers, files: belowHeld(await filesOf({ ...DEFAULTS, ...globs }, base), above) }
}

/** The files of a configuration below layers that hold. */
export function belowHeld(own: Files, held: HeldFiles | undefined): Files {
  if (held === undefined) return own
  const { layers, files } = held
  const isFinal = (key: keyof Config) => layers.some(({ final }) => final.includes(key))
  const [includes, excludes] = [isFinal('include'), isFinal('exclude')]
  if (!includes && !excludes) return own
  return {
    ...own,
    match: (path) => {
      const [here, above] = [own.match(path), files.match(path)]
      if (here === 'none' && (!includes || above === 'none')) return 'none'
      return (excludes ? above : here) === 'excluded' ? 'excluded' : 'wanted'
    },
  }
}
