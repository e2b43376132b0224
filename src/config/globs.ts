/** Files by the globs of a configuration. */
import picomatch from 'picomatch'
import type { Files } from './default-files.ts'
import type { Config } from './keys.ts'

/**
 * A folder's name may hold a line break (`s`). Endings are written `.YAML` on systems that don't care about case,
 * so `include` doesn't care either; `exclude` does, because it takes away.
 */
const INCLUDE = { dot: true, flags: 'is' } as const
const EXCLUDE = { dot: true, flags: 's' } as const

/** @param base the folder that the globs are relative to; `.` for the root */
export function globFiles(config: Config, base: string): Files {
  const relative = (path: string) => (base === '.' ? path : path.slice(base.length + 1))
  const included = picomatch(config.include.flatMap(withContents), INCLUDE)
  const excluded = picomatch(config.exclude.flatMap(withContents), EXCLUDE)
  const named = <T>(globs: Readonly<Record<string, T>>, path: string): readonly T[] =>
    Object.entries(globs)
      .filter(([glob]) => picomatch.isMatch(relative(path), [...withContents(glob)], EXCLUDE))
      .map(([, value]) => value)
  return {
    match: (path) => (included(relative(path)) ? (excluded(relative(path)) ? 'excluded' : 'wanted') : 'none'),
    parameterFilesFor: (path) =>
      named(config.parameters, path)
        .flat()
        .map((file) => (base === '.' ? file : `${base}/${file}`)),
    servicesFor: (path) => {
      const found = named(config.services, path)
      return found.length === 0 ? undefined : [...new Set(found.flat())]
    },
  }
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
  const relative = paths.map((path) => (base === '.' ? path : path.slice(base.length + 1)))
  const isUnmatched = (glob: string, options: typeof INCLUDE | typeof EXCLUDE) => {
    const matches = picomatch([...withContents(glob)], options)
    return !relative.some((path) => matches(path))
  }
  return [
    ...include
      .filter((glob) => isUnmatched(glob, INCLUDE))
      .map((glob) => ({ key: 'include' as const, glob })),
    ...exclude
      .filter((glob) => isUnmatched(glob, EXCLUDE))
      .map((glob) => ({ key: 'exclude' as const, glob })),
  ]
}

/** A glob that names a folder means what is in it. */
function withContents(glob: string): readonly string[] {
  return [glob, `${glob}/**`]
}
