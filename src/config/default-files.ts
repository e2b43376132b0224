/** What the default configuration says of files, without a glob engine. */
import type { Service } from '../api/routes.ts'

/** `excluded`: `include` matches, and `exclude` takes it away. */
export type Match = 'wanted' | 'excluded' | 'none'

/** Paths are repository-relative. */
export interface Files {
  /** What `include` and `exclude` say. */
  match(path: string): Match
  /** The parameter files that are named for a template, later ones winning; repository-relative. */
  parameterFilesFor(path: string): readonly string[]
  /** The services that are named for a path; undefined where none are. */
  servicesFor(path: string): readonly Service[] | undefined
}

// A test holds these to what the globs of DEFAULTS mean.
const INCLUDED = /(?:^|\/)(?:[^/]*\.(?:yaml|yml|json|template|tf|auto\.tfvars)|terraform\.tfvars)(?:\/|$)/i
const EXCLUDED =
  /(?:^|\/)(?:(?:node_modules|\.terraform)(?:\/|$)|(?:package-lock\.json|pnpm-lock\.yaml)(?:\/|$))/

/** For the globs of DEFAULTS. */
export const DEFAULT_FILES: Files = {
  match: (path) => (INCLUDED.test(path) ? (EXCLUDED.test(path) ? 'excluded' : 'wanted') : 'none'),
  parameterFilesFor: () => [],
  servicesFor: () => undefined,
}
