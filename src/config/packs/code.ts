/**
 * What makes a package more than data. Nothing of a pack is ever run by the gate; but one that has code where programs look
 * for it, or that runs some when it is installed, is not what it says it is.
 */
import { ownValue } from './data.ts'

const CODE = /\.(?:[cm]?[jt]sx?|node|wasm)$/i

/** Fields of package.json that name what `import`, `require` and bundlers load, and commands. */
const ENTRIES = ['main', 'module', 'browser', 'exports', 'imports', 'bin']

/** Run where the package is installed: https://docs.npmjs.com/cli/v11/using-npm/scripts */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall']

/** Found by a program that loads the folder, whatever package.json says, or by npm. */
const FOUND_BY_NAME =
  /^(?:index\.(?:[cm]?js|node)|binding\.gyp|(?:\.mvcrc|mvc-pack)\.(?:[cm]?[jt]sx?|py|rb|sh))$/i

/**
 * The first thing in a package that is code, in words; undefined where it is data only.
 * @param manifest the content of its package.json
 * @param files paths relative to its folder
 */
export function codeIn(manifest: unknown, files: readonly string[]): string | undefined {
  const scripts = ownValue(manifest, 'scripts')
  const script = INSTALL_SCRIPTS.find((name) => ownValue(scripts, name) !== undefined)
  if (script !== undefined) return `the script "${script}" in package.json`
  const there = new Set(files)
  for (const field of ENTRIES) {
    const path = pathsIn(ownValue(manifest, field)).find((each) => isCodeAmong(each, there))
    if (path !== undefined) return `"${field}" in package.json, which names ${path}`
  }
  const found = files.find((path) => FOUND_BY_NAME.test(path))
  return found === undefined ? undefined : `the file ${found}`
}

/** Every text in a field, however deep: conditions of `exports` are nested. */
function pathsIn(value: unknown): readonly string[] {
  const paths: string[] = []
  const waiting: unknown[] = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') paths.push(next)
    else if (typeof next === 'object' && next !== null) waiting.push(...Object.values(next))
  }
  return paths
}

/** A path without an ending is completed by whoever loads it; `npm init` writes "index.js", which need not be there. */
function isCodeAmong(path: string, files: ReadonlySet<string>): boolean {
  const plain = path.replace(/^(?:\.\/)+/, '')
  if (plain.includes('*')) return CODE.test(plain) && [...files].some((each) => CODE.test(each))
  const places = [
    plain,
    `${plain}.js`,
    `${plain}.cjs`,
    `${plain}.mjs`,
    `${plain}.node`,
    `${plain.replace(/\/$/, '')}/index.js`,
  ]
  return places.some((each) => files.has(each) && !/\.(?:json|ya?ml|md|txt)$/i.test(each))
}
