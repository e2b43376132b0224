/** The files in which package managers write which version of a package is meant. */
export const LOCK_NAMES: readonly string[] = [
  'npm-shrinkwrap.json',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
]
