/** The scripts of a release: what is checked before a tag is published, and what anyone can verify afterwards. */
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
// @ts-expect-error: a script, which has no types
import { expectProvenance } from '../../scripts/provenance.js'
import { npmEnvironment } from '../support/registry.ts'
import {
  type CommandResult,
  createFolder,
  createRepository,
  run,
  type TestRepository,
} from '../support/repository.ts'

const SCRIPTS = fileURLToPath(new URL('../../scripts', import.meta.url))

/** A folder that has the scripts and the files that they read. */
function folderWith(repository: string | undefined, version = '1.2.3'): string {
  const folder = createFolder()
  mkdirSync(join(folder, 'scripts'))
  for (const name of ['check-release.js', 'provenance.js', 'verify-release.js'])
    cpSync(join(SCRIPTS, name), join(folder, 'scripts', name))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', version, repository }))
  writeFileSync(join(folder, 'action.yml'), '    default: 1.2.3\n')
  writeFileSync(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## 1.2.3\n')
  return folder
}

describe('check-release.js', () => {
  const check = (folder: string, TAG: string, REPOSITORY: string): Promise<CommandResult> =>
    run(process.execPath, [join(folder, 'scripts/check-release.js')], folder, {
      ...process.env,
      TAG,
      REPOSITORY,
    })

  test.each(['github:acme/mvc-gate', 'git+https://github.com/acme/mvc-gate.git'])(
    'accepts a tag of %s',
    async (repository) => {
      const done = await check(folderWith(repository), 'v1.2.3', 'acme/mvc-gate')
      expect(done).toEqual({ code: 0, stdout: '', stderr: '' })
    },
  )

  test.each([
    ['another tag', folderWith('github:acme/mvc-gate'), 'v1.2.4', 'acme/mvc-gate', "the tag is 'v1.2.4'"],
    ['a fork', folderWith('github:acme/mvc-gate'), 'v1.2.3', 'other/mvc-gate', 'other/mvc-gate publishes'],
    [
      'a repository that is not set',
      folderWith(undefined),
      'v1.2.3',
      'acme/mvc-gate',
      'npm pkg set repository=',
    ],
    [
      'an action of another version',
      folderWith('github:acme/mvc-gate', '1.2.4'),
      'v1.2.4',
      'acme/mvc-gate',
      'action.yml does not install 1.2.4',
    ],
  ])('refuses %s', async (_, folder, tag, repository, expected) => {
    const { code, stderr } = await check(folder, tag, repository)
    expect(stderr).toContain(expected)
    expect(code).toBe(1)
  })
})

const WORKFLOW = {
  repository: 'https://github.com/acme/mvc-gate',
  path: '.github/workflows/release.yml',
  ref: 'refs/tags/v1.2.3',
}

describe('provenance', () => {
  const attestations = (
    workflow: object,
    digest = 'abc',
    predicateType = 'https://slsa.dev/provenance/v1',
  ) => {
    const predicate = { buildDefinition: { externalParameters: { workflow } } }
    const statement = { subject: [{ digest: { sha512: digest } }], predicate }
    const payload = Buffer.from(JSON.stringify(statement)).toString('base64')
    return [{ predicateType, bundle: { dsseEnvelope: { payload } } }]
  }
  const wanted = { ...WORKFLOW, digest: 'abc' }

  test('is accepted where it says what it must', () => {
    expect(() => expectProvenance(attestations(WORKFLOW), wanted)).not.toThrow()
  })

  test.each([
    [{ repository: 'https://github.com/other/mvc-gate' }, 'repository is https://github.com/other/mvc-gate'],
    [{ path: '.github/workflows/other.yml' }, 'path is .github/workflows/other.yml'],
    [{ ref: 'refs/heads/main' }, 'ref is refs/heads/main'],
  ])('with %j is not', (change, expected) => {
    expect(() => expectProvenance(attestations({ ...WORKFLOW, ...change }), wanted)).toThrow(expected)
  })

  test('of other bytes, or of another kind, is not', () => {
    expect(() => expectProvenance(attestations(WORKFLOW, 'abd'), wanted)).toThrow(
      'digest is abd, expected abc',
    )
    expect(() => expectProvenance(attestations(WORKFLOW, 'abc', 'publish'), wanted)).toThrow('no provenance')
  })
})

// npm runs a dozen times.
describe.skipIf(process.platform === 'win32')('verify-release.js', { timeout: 300_000 }, () => {
  let source: TestRepository
  let published: Buffer
  let server: Server
  let url = ''

  /** The registry's answers for a published version with provenance, whose signatures nobody made. */
  function answer(path: string): string | Buffer | undefined {
    if (path === '/mvc-gate.tgz') return published
    const attestations = { url: `${url}attestations` }
    const dist = { tarball: `${url}mvc-gate.tgz`, attestations }
    const versions = { '1.2.3': { name: 'mvc-gate', version: '1.2.3', dist } }
    if (path === '/mvc-gate')
      return JSON.stringify({ name: 'mvc-gate', 'dist-tags': { latest: '1.2.3' }, versions })
    if (path !== '/attestations') return undefined
    const digest = { sha512: createHash('sha512').update(published).digest('hex') }
    const predicate = { buildDefinition: { externalParameters: { workflow: WORKFLOW } } }
    const payload = Buffer.from(JSON.stringify({ subject: [{ digest }], predicate })).toString('base64')
    const bundle = { dsseEnvelope: { payload } }
    return JSON.stringify({ attestations: [{ predicateType: 'https://slsa.dev/provenance/v1', bundle }] })
  }

  beforeAll(async () => {
    source = await createRepository()
    await source.write('package.json', '{ "name": "mvc-gate", "version": "1.2.3" }\n')
    await source.write(
      'package-lock.json',
      '{ "name": "mvc-gate", "version": "1.2.3", "lockfileVersion": 3, "packages": {} }\n',
    )
    await source.write('index.js', 'one\n')
    await source.commit()
    await source.git('tag', 'v1.2.3')
    expect(await run('npm', ['pack', '--silent'], source.path, process.env)).toMatchObject({ code: 0 })
    published = readFileSync(join(source.path, 'mvc-gate-1.2.3.tgz'))
    server = createServer((request, response) => {
      const text = answer(request.url ?? '')
      response.writeHead(text === undefined ? 404 : 200).end(text ?? '{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  })
  afterAll(() => server.close())

  /** A folder for PATH whose npm cannot verify signatures, as Sigstore is not to be reached from a test. */
  async function withoutSigstore(): Promise<string> {
    const bin = createFolder()
    const real = (await run('sh', ['-c', 'command -v npm'], bin, process.env)).stdout.trim()
    const npm = `#!/bin/sh\n[ "$1" != audit ] || { echo 'no answer of Sigstore' >&2; exit 1; }\nexec '${real}' "$@"\n`
    writeFileSync(join(bin, 'npm'), npm, { mode: 0o755 })
    return bin
  }

  async function verify(...args: readonly string[]): Promise<CommandResult> {
    const folder = folderWith('github:acme/mvc-gate')
    const environment: NodeJS.ProcessEnv = {
      ...source.environment,
      ...npmEnvironment({ url, close: () => undefined }, folder),
    }
    environment.PATH = `${await withoutSigstore()}:${process.env.PATH}`
    const script = [join(folder, 'scripts/verify-release.js'), '1.2.3', '--source', `file://${source.path}`]
    return run(process.execPath, [...script, ...args], folder, environment)
  }

  test('reports each check, and fails where signatures cannot be verified', async () => {
    const { code, stdout } = await verify()
    expect(stdout).toMatch(/^problem {2}signatures: npm audit failed: no answer of Sigstore$/m)
    expect(stdout).toContain(
      'ok       provenance: made by .github/workflows/release.yml of https://github.com/acme/mvc-gate at v1.2.3\n',
    )
    expect(stdout).toContain(`ok       source: v1.2.3, built here, gives the same files\n`)
    expect(code).toBe(1)
  })

  test('finds a package that the tag does not give, and an image without a digest', async () => {
    await source.write('index.js', 'two\n')
    await source.commit()
    await source.git('tag', '--force', 'v1.2.3')
    const { stdout } = await verify('--image', 'ghcr.io/acme/mvc-gate:1.2.3')
    expect(stdout).toMatch(/^problem {2}source: v1\.2\.3 of .+ gives other files$/m)
    expect(stdout).toContain('problem  container: --image needs <name>@sha256:<digest>\n')
  })
})
