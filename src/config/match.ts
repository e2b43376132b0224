/** Whether a configuration wants a file to be looked at. */
import picomatch from 'picomatch'
import type { Service } from '../api/routes.ts'
import type { FolderConfig } from './load.ts'

/**
 * A folder's name may hold a line break (`s`). Endings are written `.YAML` on systems that don't care about case,
 * so `include` doesn't care either; `exclude` does, because it takes away.
 */
const INCLUDE = { dot: true, flags: 'is' } as const
const EXCLUDE = { dot: true, flags: 's' } as const

/** `excluded`: `include` matches, and `exclude` takes it away. */
export type Match = 'wanted' | 'excluded' | 'none'

const matchers = new WeakMap<FolderConfig, (path: string) => Match>()

/** What `include` and `exclude` say of a path; both are relative to the configuration's folder. */
export function matchPath(config: FolderConfig, path: string): Match {
  const relative = config.base === '.' ? path : path.slice(config.base.length + 1)
  const known = matchers.get(config)
  if (known !== undefined) return known(relative)
  const matcher = createMatcher(config)
  matchers.set(config, matcher)
  return matcher(relative)
}

function createMatcher({ config }: FolderConfig): (path: string) => Match {
  const included = picomatch(config.include.flatMap(withContents), INCLUDE)
  const excluded = picomatch(config.exclude.flatMap(withContents), EXCLUDE)
  return (path) => (included(path) ? (excluded(path) ? 'excluded' : 'wanted') : 'none')
}

/** A glob that names a folder means what is in it. */
function withContents(glob: string): readonly string[] {
  return [glob, `${glob}/**`]
}

/** The parameter files that the configuration names for a template, later ones winning; repository-relative. */
export function parameterFilesFor({ base, config }: FolderConfig, path: string): readonly string[] {
  const relative = base === '.' ? path : path.slice(base.length + 1)
  return Object.entries(config.parameters)
    .filter(([glob]) => picomatch.isMatch(relative, [...withContents(glob)], EXCLUDE))
    .flatMap(([, files]) => files)
    .map((file) => (base === '.' ? file : `${base}/${file}`))
}

/** The services that the configuration names for a path; undefined where it names none. */
export function matchesServices(
  { base, config }: FolderConfig,
  path: string,
): readonly Service[] | undefined {
  const relative = base === '.' ? path : path.slice(base.length + 1)
  const found = Object.entries(config.services).filter(([glob]) =>
    picomatch.isMatch(relative, [...withContents(glob)], EXCLUDE),
  )
  return found.length === 0 ? undefined : [...new Set(found.flatMap(([, services]) => services))]
}
