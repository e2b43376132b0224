/** Files by the globs of a configuration. */
import type { Files } from './default-files.ts'
import { type GlobOptions, matcherOf } from './glob/glob.ts'
import type { Config } from './keys.ts'

/** Of single globs with single paths. */
const MAX_COMPARISONS = 5_000_000

/**
 * Endings are written `.YAML` on systems that don't care about case, so `include` doesn't care either; `exclude` does,
 * because it takes away.
 */
const INCLUDE = { ignoreCase: true } as const

/** @param base the folder that the globs are relative to; `.` for the root */
export function globFiles(config: Config, base: string): Files {
  const relative = relativeTo(base)
  const included = pathMatcher(config.include, INCLUDE)
  const excluded = pathMatcher(config.exclude)
  const parameters = Object.entries(config.parameters).map(byGlob)
  const services = Object.entries(config.services).map(byGlob)
  return {
    match: (path) => (included(relative(path)) ? (excluded(relative(path)) ? 'excluded' : 'wanted') : 'none'),
    parameterFilesFor: (path) =>
      valuesFor(parameters, relative(path))
        .flat()
        .map((file) => (base === '.' ? file : `${base}/${file}`)),
    servicesFor: (path) => {
      const found = valuesFor(services, relative(path))
      return found.length === 0 ? undefined : [...new Set(found.flat())]
    },
  }
}

type ByGlob<T> = readonly [matches: (path: string) => boolean, value: T]

function byGlob<T>([glob, value]: readonly [string, T]): ByGlob<T> {
  return [pathMatcher([glob]), value]
}

function valuesFor<T>(all: readonly ByGlob<T>[], path: string): readonly T[] {
  return all.filter(([matches]) => matches(path)).map(([, value]) => value)
}

/** A path relative to the folder of a configuration. */
export function relativeTo(base: string): (path: string) => string {
  return (path) => (base === '.' ? path : path.slice(base.length + 1))
}

/** Whether a path, relative to the folder of the configuration, matches; a glob that names a folder means what is in it. */
export function pathMatcher(
  globs: readonly string[],
  options: Pick<GlobOptions, 'ignoreCase' | 'budget'> = {},
): (path: string) => boolean {
  return matcherOf(
    globs.flatMap((glob) => [glob, `${glob}/**`]),
    options,
  )
}

/**
 * The globs of `include` and `exclude` that match none of the paths, by key.
 * @param paths repository-relative, below the base
 */
export function unmatchedGlobs(
  { include, exclude }: Pick<Config, 'include' | 'exclude'>,
  base: string,
  paths: readonly string[],
): readonly { readonly key: 'include' | 'exclude'; readonly glob: string }[] {
  const all = paths.map(relativeTo(base))
  // Each glob by itself: more are not written by people.
  const most = Math.ceil(MAX_COMPARISONS / Math.max(1, all.length))
  return [
    ...include
      .slice(0, most)
      .filter((glob) => !all.some(pathMatcher([glob], INCLUDE)))
      .map((glob) => ({ key: 'include' as const, glob })),
    ...exclude
      .slice(0, most)
      .filter((glob) => !all.some(pathMatcher([glob])))
      .map((glob) => ({ key: 'exclude' as const, glob })),
  ]
}
