/**
 * What lock files say of an installed package. Only what is asked for is read: lock files are long.
 * - npm: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json
 * - pnpm: https://github.com/pnpm/spec/blob/master/lockfile/9.0.md
 * - Yarn: https://classic.yarnpkg.com/lang/en/docs/yarn-lock/
 */
import { ownValue, textAt } from './data.ts'
import { lockedByPnpm } from './lock-pnpm.ts'
import { lockedByYarn } from './lock-yarn.ts'
import type { Dependency, Locked } from './locked.ts'

/** What a lock file says of a dependency; undefined where it names none. */
type ReadLock = (text: string, dependency: Dependency) => Locked | undefined | Promise<Locked | undefined>

/** Lock files by name; `lock-names.ts` has the names alone. */
export const LOCKS: ReadonlyMap<string, ReadLock> = new Map<string, ReadLock>([
  ['npm-shrinkwrap.json', lockedByNpm],
  ['package-lock.json', lockedByNpm],
  ['pnpm-lock.yaml', lockedByPnpm],
  ['yarn.lock', lockedByYarn],
  ['bun.lock', lockedByBun],
])

function lockedByNpm(text: string, { name, places }: Dependency): Locked | undefined {
  const lock: unknown = JSON.parse(text)
  const packages = ownValue(lock, 'packages')
  for (const place of places) {
    const entry = packages === undefined ? inTree(lock, place) : ownValue(packages, place)
    if (typeof entry !== 'object' || entry === null) continue
    const written = textAt(entry, 'version') ?? ''
    // An alias of npm 6: `npm:@acme/gate-policy@1.2.0`.
    const [, real = textAt(entry, 'name') ?? name, version = written] =
      SPEC.exec(written.startsWith('npm:') ? written.slice('npm:'.length) : '') ?? []
    return {
      name: real,
      version,
      source: [textAt(entry, 'resolved'), textAt(entry, 'integrity')].filter(Boolean).join(' '),
      isLink: ownValue(entry, 'link') === true || isFolder(version),
    }
  }
  return undefined
}

/** Of npm 6: a tree of dependencies, each below what has it in its own `node_modules`. */
function inTree(lock: unknown, place: string): unknown {
  if (!place.startsWith('node_modules/')) return undefined
  const names = place.slice('node_modules/'.length).split('/node_modules/')
  return names.reduce((at, name) => ownValue(ownValue(at, 'dependencies'), name), lock)
}

/**
 * `"@acme/a": ["@acme/a@1.0.0", "", {}, "sha512-…"]`, or `"parent/@acme/a"` where another version is for one of them, in JSON
 * with commas at the ends of lists: https://bun.com/docs/pm/lockfile
 */
function lockedByBun(text: string, { name, parent, importer = '' }: Dependency): Locked | undefined {
  const lock: unknown = JSON.parse(withoutLastCommas(text))
  const workspace = ownValue(ownValue(lock, 'workspaces'), importer === '.' ? '' : importer)
  const dependent = parent?.name ?? textAt(workspace, 'name')
  for (const key of [`${dependent}/${name}`, name]) {
    const entry = ownValue(ownValue(lock, 'packages'), key)
    if (!Array.isArray(entry)) continue
    const [spec, registry, , integrity]: readonly unknown[] = entry
    const [, real = '', version = ''] = SPEC.exec(String(spec)) ?? []
    const source = [registry, integrity].filter((each) => typeof each === 'string' && each !== '').join(' ')
    return { name: real, version, source, isLink: isFolder(version) }
  }
  return undefined
}

function withoutLastCommas(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])/g, '$1')
}

/** `@acme/a@1.0.0` */
const SPEC = /^(@?[^@]+)@(.*)$/s

function isFolder(version: string): boolean {
  return /^(?:file|link|workspace):/.test(version)
}
