/** What lock files say of packages, as package managers write them. */
import { describe, expect, test } from 'vitest'
import { LOCKS } from '../../src/config/packs/lock.ts'
import { LOCK_NAMES } from '../../src/config/packs/lock-names.ts'
import type { Dependency } from '../../src/config/packs/locked.ts'
import { REAL_LOCKS } from './real-locks.ts'

const POLICY: Dependency = {
  name: '@acme/gate-policy',
  range: '^1.0.0',
  places: ['node_modules/@acme/gate-policy'],
  importer: '.',
  parent: undefined,
}
const ALIAS: Dependency = {
  ...POLICY,
  name: 'policy-alias',
  range: 'npm:@acme/gate-policy@^1.1.0',
  places: ['node_modules/policy-alias'],
}
const IN_WORKSPACE: Dependency = {
  ...POLICY,
  name: '@acme/base',
  range: '^2.0.0',
  places: ['node_modules/@acme/base'],
  importer: 'packages/app',
}
const locked = { name: '@acme/gate-policy', version: '1.2.0', isLink: false }
const OF_PACK: Dependency = { ...IN_WORKSPACE, importer: undefined, parent: { ...locked, source: '' } }

test('each kind of lock file has a reader', () => {
  expect([...LOCKS.keys()]).toEqual(LOCK_NAMES)
})

describe.each(REAL_LOCKS.map((lock) => [lock.by, lock] as const))('by %s', (_, { name, text }) => {
  const read = async (dependency: Dependency, content = text) => LOCKS.get(name)?.(content, dependency)

  test('a package, one by another name, one of a workspace, and one that a pack depends on', async () => {
    expect(await read(POLICY)).toMatchObject(locked)
    expect(await read(ALIAS)).toMatchObject(locked)
    const base = { name: '@acme/base', version: '2.0.1', isLink: false }
    expect(await read(IN_WORKSPACE)).toMatchObject(base)
    expect(await read(OF_PACK)).toMatchObject(base)
  })

  test('where it comes from changes with its archive', async () => {
    const source = (await read(POLICY))?.source
    expect(source).toMatch(/sha512-|10c0\//)
    const other = text.replaceAll('1GiVaOs8', 'AAAAAAAA').replaceAll('1ce258fe', 'aaaaaaaa')
    expect((await read(POLICY, other))?.source).not.toBe(source)
  })

  test('one that it does not name', async () => {
    for (const unknown of [
      '@acme/gate',
      'acme',
      '__proto__',
      'constructor',
      'toString',
      '@acme/gate-policy2',
    ]) {
      const places = [`node_modules/${unknown}`]
      expect(await read({ ...POLICY, name: unknown, places })).toBeUndefined()
      expect(await read({ ...OF_PACK, name: unknown, places })).toBeUndefined()
    }
  })

  test('in text with line breaks of Windows', async () => {
    expect(await read(POLICY, text.replaceAll('\n', '\r\n'))).toMatchObject(locked)
  })

  test('a file that is cut off, or something else', async () => {
    for (const broken of [text.slice(0, text.length / 2), '', '[]', '{}', 'null', '\0']) {
      const found = await read(POLICY, broken).catch(() => undefined)
      expect([undefined, '1.2.0']).toContain(found?.version)
    }
  })
})

describe('folders of the project in place of packages', () => {
  test.each([
    [
      'package-lock.json',
      '{"packages": {"node_modules/@acme/gate-policy": {"resolved": "gate", "link": true}}}',
    ],
    ['package-lock.json', '{"dependencies": {"@acme/gate-policy": {"version": "file:gate"}}}'],
    [
      'pnpm-lock.yaml',
      "importers:\n\n  .:\n    devDependencies:\n      '@acme/gate-policy':\n        version: link:gate\n",
    ],
    [
      'yarn.lock',
      '"@acme/gate-policy@workspace:gate":\n  version: 0.0.0-use.local\n  resolution: "@acme/gate-policy@workspace:gate"\n',
    ],
    ['bun.lock', '{"packages": {"@acme/gate-policy": ["@acme/gate-policy@workspace:gate"],},}'],
  ])('%s %j', async (name, text) => {
    expect(await LOCKS.get(name)?.(text, POLICY)).toMatchObject({ isLink: true })
  })
})

test('another version for one of several dependents', async () => {
  const npm = JSON.stringify({
    packages: {
      'node_modules/@acme/base': { version: '1.0.0' },
      'node_modules/@acme/gate-policy/node_modules/@acme/base': { version: '2.0.0' },
    },
  })
  const nested = { ...OF_PACK, places: ['node_modules/@acme/gate-policy/node_modules/@acme/base'] }
  expect(await LOCKS.get('package-lock.json')?.(npm, nested)).toMatchObject({ version: '2.0.0' })
  expect(await LOCKS.get('package-lock.json')?.(npm, OF_PACK)).toMatchObject({ version: '1.0.0' })
  const bun =
    '{"packages": {"@acme/base": ["@acme/base@1.0.0"], "@acme/gate-policy/@acme/base": ["@acme/base@2.0.0"]}}'
  expect(await LOCKS.get('bun.lock')?.(bun, OF_PACK)).toMatchObject({ version: '2.0.0' })
  const yarn = '"@acme/base@^1.0.0":\n  version "1.0.0"\n\n"@acme/base@^2.0.0":\n  version "2.0.0"\n'
  expect(await LOCKS.get('yarn.lock')?.(yarn, OF_PACK)).toMatchObject({ version: '2.0.0' })
  expect(await LOCKS.get('yarn.lock')?.(yarn, { ...OF_PACK, range: '*' })).toBeUndefined()
})

test('a long lock file is read in time in proportion', async () => {
  const lines = Array.from(
    { length: 20_000 },
    (_, i) => `"@acme/gate-policy@^0.${i}.0":\n  version "0.${i}.0"\n`,
  )
  expect(await LOCKS.get('yarn.lock')?.(lines.join('\n'), POLICY)).toBeUndefined()
  const packages = Array.from(
    { length: 20_000 },
    (_, i) => `  '@acme/gate-policy@1.2.${i + 1}':\n    dev: true\n`,
  )
  const pnpm = `devDependencies:\n  '@acme/gate-policy': 1.2.0\n\npackages:\n\n${packages.join('\n')}`
  expect(await LOCKS.get('pnpm-lock.yaml')?.(pnpm, POLICY)).toMatchObject(locked)
  const commas = `{"packages": {"@acme/gate-policy": ["@acme/gate-policy@1.2.0"], "x": "${', ]'.repeat(100_000)}"}}`
  expect(await LOCKS.get('bun.lock')?.(commas, POLICY)).toMatchObject(locked)
})
