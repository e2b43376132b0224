/** What the default configuration says of files, without a glob engine. */
import { FRAMEWORKS } from '../core/frameworks.ts'
import { OTHER_KINDS } from '../core/other-kinds.ts'
import type { TenantService } from '../core/platforms.ts'

/** `excluded`: `include` matches, and `exclude` takes it away. */
export type Match = 'wanted' | 'excluded' | 'none'

/** Paths are repository-relative. */
export interface Files {
  /** What `include` and `exclude` say. */
  match(path: string): Match
  /** The parameter files that are named for a template, later ones winning; repository-relative. */
  parameterFilesFor(path: string): readonly string[]
  /** The services that are named for a path; undefined where none are. */
  servicesFor(path: string): readonly TenantService[] | undefined
}

/** What frameworks read without being asked to, and what is named as not checked, leaving out what another ending covers: `.json` covers `.tf.json`. */
const READ = [
  ...FRAMEWORKS.flatMap(({ files, values }) => [files, values]),
  ...OTHER_KINDS.map(({ files }) => files),
]
const ENDINGS = uncovered(READ.flatMap(({ endings }) => endings))
const NAMES = uncovered(READ.flatMap(({ names = [] }) => names).filter((name) => !isCovered(name)))

/** What others publish, and lists of it. */
const FOLDERS = ['node_modules', ...FRAMEWORKS.flatMap(({ caches = [] }) => caches)]
const LOCKS = ['package-lock.json', 'pnpm-lock.yaml']

function isCovered(name: string): boolean {
  return ENDINGS.some((ending) => name.endsWith(ending))
}

function uncovered(ends: readonly string[]): readonly string[] {
  const all = READ.flatMap(({ endings }) => endings)
  return [...new Set(ends)].filter((end) => !all.some((other) => other !== end && end.endsWith(other)))
}

/** The globs that `include` has by default. */
export function defaultInclude(): readonly string[] {
  const isSimple = (ending: string) => ending.lastIndexOf('.') === 0
  const simple = ENDINGS.filter(isSimple).map((ending) => ending.slice(1))
  const others = [...NAMES, ...ENDINGS.filter((ending) => !isSimple(ending)).map((ending) => `*${ending}`)]
  return [`**/*.{${simple.join(',')}}`, ...others.map((other) => `**/${other}`)]
}

/** The globs that `exclude` has by default. */
export function defaultExclude(): readonly string[] {
  return [...FOLDERS.map((name) => `**/${name}/**`), ...LOCKS.map((name) => `**/${name}`)]
}

// A test holds these to what the globs mean.
const INCLUDED = new RegExp(`(?:^|/)(?:[^/]*(?:${oneOf(ENDINGS)})|${oneOf(NAMES)})(?:/|$)`, 'i')
const EXCLUDED = new RegExp(`(?:^|/)(?:${oneOf([...FOLDERS, ...LOCKS])})(?:/|$)`)

function oneOf(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll('.', '\\.')).join('|')
}

/** Whether the default `include` means a path, whatever `exclude` says. */
export function isIncludedByDefault(path: string): boolean {
  return INCLUDED.test(path)
}

/** For the globs of DEFAULTS. */
export const DEFAULT_FILES: Files = {
  match: (path) => (INCLUDED.test(path) ? (EXCLUDED.test(path) ? 'excluded' : 'wanted') : 'none'),
  parameterFilesFor: () => [],
  servicesFor: () => undefined,
}
