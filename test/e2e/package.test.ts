/** What a consumer installs: one package, nothing to build or to fetch, and what its libraries are. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { createFolder, run, testEnvironment } from '../support/repository.ts'

const MEGABYTE = 1_000_000

/** Paths below a folder, with `/`, and the size in bytes of each. */
function filesIn(folder: string): ReadonlyMap<string, number> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name)
      return [relative(folder, path).replaceAll('\\', '/'), statSync(path).size]
    }),
  )
}

let consumer: string
let installed: string

beforeAll(async () => {
  consumer = createFolder()
  installed = join(consumer, 'node_modules/mvc-gate')
  // npm would look for one above.
  writeFileSync(join(consumer, 'package.json'), '{ "private": true }\n')
  const tarball = inject('tarball')
  // An address where nothing listens: whatever had to come from a registry would fail.
  const install = ['install', '--registry', 'http://127.0.0.1:9', '--no-audit', '--no-fund', tarball]
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { code, stderr } = await run(npm, install, consumer, process.env)
  expect(stderr.split('\n').filter((line) => line.startsWith('npm error'))).toEqual([])
  expect(code).toBe(0)
})

describe('the installed package', () => {
  test('is alone, small and has nothing to run or to build', () => {
    const packages = [...filesIn(join(consumer, 'node_modules')).keys()]
      .filter((path) => path.endsWith('/package.json') && !path.startsWith('mvc-gate/dist/'))
      .map((path) => path.replace('/package.json', ''))
    expect(packages).toEqual(['mvc-gate'])
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    for (const key of ['scripts', 'dependencies', 'optionalDependencies', 'peerDependencies']) {
      expect(manifest).not.toHaveProperty(key)
    }
    const files = filesIn(installed)
    expect([...files.keys()].filter((path) => /\.(node|gyp|wasm|so|dll|dylib)$/.test(path))).toEqual([])
    const bytes = [...files.values()].reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeLessThan(6.5 * MEGABYTE)
  })

  test('holds the bytes that its sources give', async () => {
    const again = join(createFolder(), 'dist')
    mkdirSync(again)
    const script = fileURLToPath(new URL('../../scripts/build.js', import.meta.url))
    expect(await run(process.execPath, [script, again], consumer, process.env)).toMatchObject({ code: 0 })
    const dist = join(installed, 'dist')
    expect([...filesIn(again).keys()].sort()).toEqual([...filesIn(dist).keys()].sort())
    for (const path of filesIn(again).keys()) {
      expect(readFileSync(join(again, path)).equals(readFileSync(join(dist, path))), path).toBe(true)
    }
  })
})

describe('compiled code', () => {
  const folder = () => join(consumer, 'node_modules/.cache/mvc-gate')
  const runVersion = async (env: NodeJS.ProcessEnv = {}) => {
    const main = join(installed, 'dist/main.js')
    const done = await run(process.execPath, [main, '--version'], consumer, {
      ...testEnvironment(consumer),
      ...env,
    })
    expect(done).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+/), stderr: '' })
  }
  const kept = () =>
    existsSync(folder())
      ? readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.bin'))
      : []

  test('is kept beside the package, where the user wants it', async () => {
    await runVersion({ MVC_CACHE: 'off' })
    await runVersion({ CI: 'true' })
    expect(existsSync(folder())).toBe(false)
    await runVersion()
    expect(kept()).not.toEqual([])
  })

  test('that is damaged or cut off is not run, and written again', async () => {
    for (const damage of [
      (code: Buffer) => code.fill(0, code.length / 2),
      (code: Buffer) => code.fill(0, Math.min(4096, code.length), Math.min(8192, code.length)),
      (code: Buffer) => Buffer.concat([code.subarray(0, 1024), code.subarray(2048)]),
      (code: Buffer) => code.subarray(0, 99),
      () => '',
    ]) {
      const before = kept()
      for (const path of before)
        writeFileSync(join(folder(), path), damage(readFileSync(join(folder(), path))))
      await runVersion()
      expect(kept()).toEqual(before)
      for (const path of before) expect(readFileSync(join(folder(), path)).length, path).toBeGreaterThan(500)
    }
  })

  test('is learned in the first runs, and then left as it is', async () => {
    for (let turn = 0; turn < 4; turn++) await runVersion()
    const states = () => kept().map((path) => statSync(join(folder(), path)).ino)
    const before = states()
    await runVersion()
    expect(states()).toEqual(before)
  })

  test('of other builds is removed', async () => {
    rmSync(folder(), { recursive: true, force: true })
    mkdirSync(join(folder(), '0123-v20.0.0-x64'), { recursive: true })
    await runVersion()
    expect(existsSync(join(folder(), '0123-v20.0.0-x64'))).toBe(false)
  })

  test('that cannot be written leaves the program as it is', async () => {
    rmSync(folder(), { recursive: true, force: true })
    writeFileSync(folder(), 'not a folder')
    await runVersion()
    rmSync(folder())
  })
})

describe('the bill of materials', () => {
  const readText = (file: string) => readFileSync(join(installed, 'dist', file), 'utf8')

  test('is CycloneDX, by its schema', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
    expect(await validator.validate(readText('sbom.cdx.json'))).toBeNull()
    expect(await validator.validate(readText('sbom.cdx.json').replace('"library"', '"book"'))).not.toBeNull()
  })

  test('names the libraries whose licenses are shipped, and how they depend on each other', () => {
    const bill = JSON.parse(readText('sbom.cdx.json'))
    const keyOf = (component: { group?: string; name: string; version: string }) =>
      `${component.group === undefined ? '' : `${component.group}/`}${component.name} ${component.version}`
    const licenses = [...readText('THIRD-PARTY-LICENSES.txt').matchAll(/^(\S+ \d+\.\d+\.\S+) \(/gm)]
    expect(licenses.map(([, library]) => library).sort()).toEqual(bill.components.map(keyOf).sort())
    expect(bill.metadata.component).toMatchObject({
      name: 'mvc-gate',
      purl: expect.stringContaining('pkg:npm/mvc-gate@'),
    })
    const edges = new Map<string, readonly string[]>(
      bill.dependencies.map((each: { ref: string; dependsOn?: string[] }) => [
        each.ref,
        each.dependsOn ?? [],
      ]),
    )
    const reached = new Set<string>()
    const visit = (ref: string): void => {
      if (reached.has(ref)) return
      reached.add(ref)
      for (const next of edges.get(ref) ?? []) visit(next)
    }
    visit(bill.metadata.component['bom-ref'])
    expect([...reached].sort()).toEqual([...edges.keys()].sort())
    expect(reached.size).toBe(bill.components.length + 1)
  })

  test('has the libraries that the gate is known to be made of', () => {
    const { components } = JSON.parse(readText('sbom.cdx.json'))
    const names = components.map((component: { name: string }) => component.name)
    for (const name of ['axios', 'cosmiconfig', 'kleur', 'ora', 'simple-git', 'yaml'])
      expect(names).toContain(name)
    expect(names).not.toContain('vitest')
  })
})
