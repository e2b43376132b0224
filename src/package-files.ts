/** Files of this package. This module lies as deep below the package as the built chunks do. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The version in package.json. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readPackageFile('package.json'))
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest && manifest.version
  return typeof version === 'string' ? version : 'unknown'
}

/** What tells two builds of the package apart; undefined where it runs from its sources. */
export function readBuildId(): string | undefined {
  try {
    return readPackageFile('dist/build-id').trim()
  } catch {
    return undefined
  }
}

/** The path of what threads, and processes of a sweep, run; undefined where this runs from its sources. */
export function threadEntry(name: 'worker' | 'receiver' | 'sweep-judge' | 'scanner'): string | undefined {
  const entry = fileURLToPath(new URL(`${name}.js`, import.meta.url))
  return existsSync(entry) ? entry : undefined
}

/** The text of a file, by its path in the package. */
export function readPackageFile(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
}
