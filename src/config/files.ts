/** What a configuration says of files. The globs that most configurations leave as they are need no glob engine. */
import { DEFAULT_FILES, type Files } from './default-files.ts'
import { type Config, DEFAULTS } from './keys.ts'

/** @param base the folder that the globs are relative to; `.` for the root */
export async function filesOf(config: Config, base: string): Promise<Files> {
  if (!hasDefaultGlobs(config)) return (await import('./globs.ts')).globFiles(config, base)
  return base === '.'
    ? DEFAULT_FILES
    : { ...DEFAULT_FILES, match: (path) => DEFAULT_FILES.match(path.slice(base.length + 1)) }
}

/** By the texts of both, as Node's deep comparison takes longer to load. */
function hasDefaultGlobs({ include, exclude, parameters, services }: Config): boolean {
  const defaults = { include: DEFAULTS.include, exclude: DEFAULTS.exclude, parameters: {}, services: {} }
  return JSON.stringify({ include, exclude, parameters, services }) === JSON.stringify(defaults)
}
