/** What a configuration says of files. The globs that most configurations leave as they are need no glob engine. */
import { isDeepStrictEqual } from 'node:util'
import { DEFAULT_FILES, type Files } from './default-files.ts'
import { type Config, DEFAULTS } from './keys.ts'

/** @param base the folder that the globs are relative to; `.` for the root */
export async function filesOf(config: Config, base: string): Promise<Files> {
  if (!hasDefaultGlobs(config)) return (await import('./globs.ts')).globFiles(config, base)
  return base === '.'
    ? DEFAULT_FILES
    : { ...DEFAULT_FILES, match: (path) => DEFAULT_FILES.match(path.slice(base.length + 1)) }
}

function hasDefaultGlobs({ include, exclude, parameters, services }: Config): boolean {
  const { include: included, exclude: excluded } = DEFAULTS
  const ofDefaults = { include: included, exclude: excluded, parameters: {}, services: {} }
  return isDeepStrictEqual({ include, exclude, parameters, services }, ofDefaults)
}
