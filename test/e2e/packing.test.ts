/** What `npm pack` and `npm publish` send, from a copy of this repository that says where it comes from. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { npmEnvironment, type Registry, startRegistry } from '../support/registry.ts'
import { type CommandResult, createFolder, run } from '../support/repository.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SET = ['pkg', 'set', 'repository=github:acme/mvc-gate', 'version=9.9.9']
/** What is built is compared in package.test.ts; here it is there already. */
const BUILT = ['pkg', 'set', 'scripts.build=node -e 0']

let registry: Registry
beforeAll(async () => {
  registry = await startRegistry(inject('tarball'))
})
afterAll(() => registry.close())

function npm(cwd: string, ...args: readonly string[]): Promise<CommandResult> {
  const environment = { ...process.env, ...npmEnvironment(registry, join(cwd, '.home')) }
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, cwd, environment)
}

/** The files that git knows, and dist/ as it was packed. */
async function copyOfRepository(): Promise<string> {
  const folder = createFolder()
  cpSync(join(await unpack(inject('tarball')), 'dist'), join(folder, 'dist'), { recursive: true })
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const { stdout } = await run('git', listed, ROOT, process.env)
  for (const path of stdout.split('\0')) {
    if (path === '' || path.startsWith('test/') || !existsSync(join(ROOT, path))) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(ROOT, path), join(folder, path))
  }
  expect(await npm(folder, ...BUILT)).toMatchObject({ code: 0 })
  return folder
}

async function unpack(tarball: string): Promise<string> {
  const folder = createFolder()
  const { code, stderr } = await run('tar', ['-xzf', tarball, '-C', folder], folder, process.env)
  expect(code, stderr).toBe(0)
  return join(folder, 'package')
}

const textOf = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

/** Where links of a page lead, without their fragments. */
function linksIn(markdown: string): readonly string[] {
  const targets = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) =>
    target.replace(/#.*/, ''),
  )
  return [...new Set(targets.filter((target) => target !== ''))]
}

const isRelative = (link: string): boolean => !/^[a-z]+:/.test(link)

describe('a package whose repository is known', () => {
  let copy: string
  let unpacked: string
  let first: Buffer

  beforeAll(async () => {
    copy = await copyOfRepository()
    expect(await npm(copy, ...SET)).toMatchObject({ code: 0 })
    expect(await npm(copy, 'pack', '--silent')).toMatchObject({ code: 0 })
    first = readFileSync(join(copy, 'mvc-gate-9.9.9.tgz'))
    unpacked = await unpack(join(copy, 'mvc-gate-9.9.9.tgz'))
  })

  test('is the same, byte for byte, when it is packed again elsewhere', async () => {
    const other = await copyOfRepository()
    await npm(other, ...SET)
    expect(await npm(other, 'pack', '--silent')).toMatchObject({ code: 0 })
    expect(readFileSync(join(other, 'mvc-gate-9.9.9.tgz')).equals(first)).toBe(true)
  })

  test('names its repository, and what follows from it, once', () => {
    expect(JSON.parse(textOf(unpacked, 'package.json'))).toMatchObject({
      repository: { type: 'git', url: 'git+https://github.com/acme/mvc-gate.git' },
      homepage: 'https://github.com/acme/mvc-gate#readme',
      bugs: { url: 'https://github.com/acme/mvc-gate/issues' },
    })
    expect(textOf(unpacked, 'docs/ci.md')).toContain('- uses: acme/mvc-gate@v')
    for (const path of readdirSync(join(unpacked, 'docs')).filter((name) => name.endsWith('.md'))) {
      expect(textOf(unpacked, `docs/${path}`)).not.toContain('<owner>/mvc-gate')
    }
  })

  test('has a README whose links lead to files of that release', () => {
    const links = linksIn(textOf(unpacked, 'README.md'))
    expect(links.filter(isRelative)).toEqual([])
    const base = 'https://github.com/acme/mvc-gate/blob/v9.9.9/'
    const paths = links.filter((link) => link.startsWith(base)).map((link) => link.slice(base.length))
    expect(paths.length).toBeGreaterThan(5)
    expect(paths.filter((path) => !existsSync(join(copy, path)))).toEqual([])
  })

  test('leaves the working copy as it was', async () => {
    expect(existsSync(join(copy, '.pack-originals'))).toBe(false)
    expect(textOf(copy, 'README.md')).toBe(textOf(ROOT, 'README.md'))
    expect(JSON.parse(textOf(copy, 'package.json'))).toHaveProperty('scripts')
  })

  test('restores what an interrupted run left aside', async () => {
    const script = join(copy, 'scripts/pack-manifest.js')
    for (const step of ['trim', 'trim', 'restore', 'restore']) {
      expect(await run(process.execPath, [script, step], copy, process.env)).toMatchObject({ code: 0 })
    }
    expect(textOf(copy, 'README.md')).toBe(textOf(ROOT, 'README.md'))
    expect(JSON.parse(textOf(copy, 'package.json'))).toHaveProperty('scripts')
  })

  test('can be published', { timeout: 180_000 }, async () => {
    const { code, stdout, stderr } = await npm(copy, 'publish', '--dry-run', '--json')
    expect(code, stderr).toBe(0)
    expect(stdout.slice(stdout.indexOf('{'))).toContain('"mvc-gate@9.9.9"')
  })
})

describe('a package whose repository is not known', () => {
  test('names none, and has links that work in the package', async () => {
    const unpacked = await unpack(inject('tarball'))
    const manifest = JSON.parse(textOf(unpacked, 'package.json'))
    for (const key of ['repository', 'homepage', 'bugs']) expect(manifest).not.toHaveProperty(key)
    const pages = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.md'),
    )
    const broken = pages.flatMap((page) =>
      linksIn(textOf(unpacked, page))
        .filter((link) => isRelative(link) && !existsSync(join(unpacked, dirname(page), link)))
        .map((link) => `${page}: ${link}`),
    )
    expect(pages.length).toBeGreaterThan(100)
    expect(broken).toEqual([])
  })

  test('cannot be published, and says what to set', async () => {
    const copy = await copyOfRepository()
    const { code, stderr } = await npm(copy, 'publish', '--dry-run')
    expect(code).not.toBe(0)
    expect(stderr).toContain('npm pkg set repository=github:<owner>/mvc-gate')
  })
})

describe.skipIf(process.platform === 'win32')('the container file', () => {
  test('copies what is in the package, and starts the gate', async () => {
    const context = await unpack(inject('tarball'))
    const image = createFolder()
    const lines = textOf(context, 'Dockerfile').split('\n')
    expect(lines.filter((line) => /^(?:RUN|ADD) /.test(line))).toEqual([])
    const copies = lines.flatMap((line) => /^COPY (?:--\S+ )?(\S+) (\S+)$/.exec(line)?.slice(1) ?? [])
    expect(copies).toHaveLength(6)
    for (let i = 0; i < copies.length; i += 2) {
      const to = join(image, copies[i + 1] ?? '')
      mkdirSync(dirname(to), { recursive: true })
      cpSync(join(context, copies[i] ?? ''), to, { recursive: true })
    }
    const launcher = textOf(image, 'usr/local/bin/mvc-gate').replaceAll('/opt/', `${image}/opt/`)
    writeFileSync(join(image, 'mvc-gate'), launcher)
    const { version } = JSON.parse(textOf(context, 'package.json'))
    expect(await run('sh', ['mvc-gate', '--version'], image, process.env)).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    })
    const environment = {
      ...process.env,
      GIT_CONFIG_SYSTEM: join(image, 'etc/gitconfig'),
      GIT_CONFIG_NOSYSTEM: '',
    }
    const trusted = await run('git', ['config', '--system', 'safe.directory'], image, environment)
    expect(trusted.stdout).toBe('*\n')
  })
})
