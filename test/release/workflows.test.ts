/** The workflows of this repository, as far as they can be checked without the host that runs them. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

interface Job {
  readonly uses?: string
  readonly needs?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps?: readonly Step[]
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> }
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: object
  readonly jobs: Readonly<Record<string, Job>>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const read = (name: string): Workflow => parse(textOf(`.github/workflows/${name}.yml`))
const workflows = [
  ['test', read('test')],
  ['release', read('release')],
] as const

/** The inputs that these workflows may give, by the action's own action.yml. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout@v5': ['fetch-depth', 'persist-credentials'],
  'actions/setup-node@v5': ['node-version', 'registry-url'],
  'actions/upload-artifact@v4': ['name', 'path', 'if-no-files-found'],
  'actions/download-artifact@v4': ['name', 'path'],
  'actions/attest@v4': ['subject-path', 'sbom-path'],
  'docker/setup-buildx-action@v3': [],
  'sigstore/cosign-installer@v3': [],
}

describe.each(workflows)('the workflow %s', (_, { permissions, jobs }) => {
  const all = Object.values(jobs)
  const steps = all.flatMap((job) => job.steps ?? [])

  test('gives every job its own permissions and a time limit', () => {
    expect(permissions).toEqual({})
    for (const job of all) {
      expect(job.permissions).toMatchObject({ contents: 'read' })
      if (job.uses === undefined) expect(job['timeout-minutes']).toBeGreaterThan(0)
    }
  })

  test('uses actions that are known, with inputs that they have', () => {
    for (const { uses, with: given = {} } of steps.filter((step) => step.uses !== undefined)) {
      expect(INPUTS).toHaveProperty([uses ?? ''])
      expect(INPUTS[uses ?? '']).toEqual(expect.arrayContaining(Object.keys(given)))
    }
  })

  test('expands nothing in its scripts, which are valid shell, and runs files that exist', () => {
    for (const { run = '' } of steps) {
      expect(run).not.toContain('${{')
      for (const [path] of run.matchAll(/scripts\/[\w-]+\.js/g))
        expect(existsSync(join(ROOT, path)), path).toBe(true)
      if (process.platform !== 'win32') execFileSync('bash', ['-n'], { input: run })
    }
  })

  test('needs only jobs that are there, and calls workflows that can be called', () => {
    for (const { needs, uses } of all) {
      if (needs !== undefined) expect(Object.keys(jobs)).toContain(needs)
      if (uses !== undefined) expect(parse(textOf(uses)).on).toHaveProperty('workflow_call')
    }
  })
})

test('tests run on every system with every version of Node that package.json admits', () => {
  const [oldest] = /\d+/.exec(JSON.parse(textOf('package.json')).engines.node) ?? []
  expect(read('test').jobs.test?.strategy?.matrix).toEqual({
    os: ['ubuntu-latest', 'macos-latest', 'windows-latest'],
    node: [Number(oldest), 22, 24, 26],
  })
})

describe('a release', () => {
  const { on, jobs } = read('release')
  const scriptOf = (name: string): string => (jobs[name]?.steps ?? []).map(({ run = '' }) => run).join('\n')

  test('goes from tests over one package to npm, the container and the verification', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } })
    const chain = Object.entries(jobs).map(([name, { needs }]) => [name, needs])
    expect(chain).toEqual([
      ['test', undefined],
      ['pack', 'test'],
      ['publish', 'pack'],
      ['container', 'publish'],
      ['verify', 'container'],
    ])
  })

  test('signs only where it publishes, and has no stored secret', () => {
    const signing = Object.entries(jobs).filter(
      ([, { permissions }]) => permissions?.['id-token'] === 'write',
    )
    expect(signing.map(([name]) => name)).toEqual(['publish', 'container'])
    expect(textOf('.github/workflows/release.yml')).not.toMatch(/secrets\./)
    // npm trusts the workflow from 11.5.1 on, which Node 24 brings.
    for (const { uses, with: given } of jobs.publish?.steps ?? []) {
      if (uses?.startsWith('actions/setup-node')) expect(given?.['node-version']).toBeGreaterThanOrEqual(24)
    }
  })

  test('publishes the bytes that were packed twice, with provenance and the bill of materials attested', () => {
    expect(scriptOf('pack')).toMatch(/npm pack[\s\S]*npm pack[\s\S]*cmp [\s\S]*sha256sum/)
    expect(scriptOf('publish')).toMatch(/sha256sum --check[\s\S]*npm publish \S+\.tgz --provenance/)
    expect(
      jobs.publish?.steps?.some(({ with: given }) => given?.['sbom-path'] === 'package/sbom.cdx.json'),
    ).toBe(true)
  })

  test('builds the container twice from a base with a digest, and signs it by its digest', () => {
    const script = scriptOf('container')
    for (const part of ['--no-cache', 'rewrite-timestamp=true', '$base@$(docker buildx imagetools']) {
      expect(script).toContain(part)
    }
    expect(script).toMatch(/build first false\n\s*build second true/)
    expect(script).toContain('cosign sign --yes "$IMAGE@$DIGEST"')
    // The line of the Dockerfile that names the base.
    expect(textOf('Dockerfile')).toMatch(/^ARG BASE=node:\d+-\w+$/m)
  })
})
