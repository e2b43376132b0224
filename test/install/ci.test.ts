/** The files that `mvc-gate init --ci` writes, and what it never writes over. */
import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { CI_NAMES } from '../../src/ci/ci.ts'
import { CI_WORDS } from '../../src/ci/words.ts'
import { SourceFile } from '../../src/core/source.ts'
import { judgeOffline } from '../../src/engines/offline.ts'
import { CI_FILES } from '../../src/install/ci/ci-files.ts'
import { planCi } from '../../src/install/ci/plan-ci.ts'
import { applyChanges, changesAnything } from '../../src/install/files.ts'
import type { InstallTarget } from '../../src/install/repository.ts'
import { readPackageFile, readVersion } from '../../src/package-files.ts'
import { createFolder } from '../support/repository.ts'

/** A folder with lock files, the first of which decides. */
async function folderWith(locks: Readonly<Record<string, string>> = { 'package-lock.json': '{}' }) {
  const top = createFolder()
  for (const [path, text] of Object.entries(locks)) {
    await applyChanges([{ path: join(top, path), before: undefined, after: text, makeExecutable: false }])
  }
  return top
}

function targetOf(top: string, folder = '.'): InstallTarget {
  return { top, folder, gitHooks: join(top, '.git/hooks') }
}

const written = (top: string, path: string): string => readFileSync(join(top, path), 'utf8')

const NPX = 'npx --no-install mvc-gate scan'
const YARN = 'npx --yes --package @yarnpkg/cli-dist@'

describe.each(CI_NAMES)('%s', (ci) => {
  test('is written where nothing is, and then left alone', async () => {
    const top = await folderWith()
    const { changes, next } = await planCi(ci, targetOf(top))
    expect(changes.map(({ path }) => path)).toEqual(CI_FILES[ci].map(({ path }) => join(top, path)))
    expect(next.length).toBeGreaterThan(0)
    await applyChanges(changes)
    for (const { path, source } of CI_FILES[ci]) expect(written(top, path)).toBe(readPackageFile(source))
    const again = await planCi(ci, targetOf(top))
    expect(again.changes.filter(changesAnything)).toEqual([])
  })

  test('never overwrites what is there without the gate', async () => {
    const top = createFolder()
    const [file] = CI_FILES[ci]
    const path = join(top, file?.path ?? '')
    const theirs = '# once with mvc-gate scan --ci\nname: theirs\n'
    await applyChanges([{ path, before: undefined, after: theirs, makeExecutable: false }])
    await expect(planCi(ci, targetOf(top))).rejects.toMatchObject({
      code: 'refused',
      message: `${path} already exists; not overwriting it`,
      details: expect.arrayContaining([expect.stringContaining('mvc-gate scan --ci')]),
    })
  })

  test('leaves a file that has the gate as it is, and writes what else is missing', async () => {
    const top = createFolder()
    const [file] = CI_FILES[ci]
    const theirs = 'script:\r\n  - npx mvc-gate scan --ci\r\n'
    const path = join(top, file?.path ?? '')
    await applyChanges([{ path, before: undefined, after: theirs, makeExecutable: false }])
    const { changes } = await planCi(ci, targetOf(top))
    const needed = changes.filter(changesAnything).map((change) => change.path)
    expect(needed).toEqual(CI_FILES[ci].slice(1).map((each) => join(top, each.path)))
  })

  test('finds a package.json below the top', async () => {
    const top = await folderWith({ 'infra/gate/package-lock.json': '{}' })
    const { changes } = await planCi(ci, targetOf(top, 'infra/gate'))
    const text = changes.map(({ after }) => after).join('')
    expect(text).toContain('npm --prefix infra/gate ci')
    expect(text).toContain('infra/gate/node_modules/.bin/mvc-gate scan --ci')
    expect(text).not.toContain('npx')
  })

  test.each([
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\n",
      'npx --yes --package pnpm@10 -- pnpm install --frozen-lockfile',
      NPX,
    ],
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '6.0'\n",
      'npx --yes --package pnpm@8 -- pnpm install --frozen-lockfile',
      NPX,
    ],
    [
      'pnpm-lock.yaml',
      'lockfileVersion: 5.4\n',
      'npx --yes --package pnpm@7 -- pnpm install --frozen-lockfile',
      NPX,
    ],
    ['yarn.lock', '# yarn lockfile v1\n', 'npx --yes yarn@1 install --frozen-lockfile', NPX],
    ['yarn.lock', '__metadata:\n  version: 10\n', `${YARN}4 -- yarn install --immutable`, NPX],
    ['yarn.lock', '__metadata:\n  version: 6\n', `${YARN}3 -- yarn install --immutable`, NPX],
    ['bun.lock', '{}', 'npx --yes bun@1 install --frozen-lockfile', NPX],
    ['npm-shrinkwrap.json', '{}', 'npm ci', NPX],
    ['none.txt', '', 'npm install', NPX],
  ])('beside %s (%j) it runs %s', async (name, text, install, run) => {
    const { changes } = await planCi(ci, targetOf(await folderWith({ [name]: text })))
    const written = changes.map(({ after }) => after ?? '').join('')
    for (const expected of [install, run]) expect(written).toContain(expected)
    if (install !== 'npm ci') expect(written).not.toMatch(/\bnpm ci\b/)
    // As a command, in whatever language the CI's file is.
    for (const { path, after } of changes) {
      if (/\.ya?ml$/.test(path)) expect(() => parse(after ?? '', { logLevel: 'error' })).not.toThrow()
    }
  })

  test("uses a workspace's lock file above, and Yarn's Plug'n'Play", async () => {
    const top = await folderWith({
      'yarn.lock': '__metadata:\n',
      '.pnp.cjs': '',
      'apps/infra/package.json': '{}',
    })
    const { changes } = await planCi(ci, targetOf(top, 'apps/infra'))
    const written = changes.map(({ after }) => after ?? '').join('')
    expect(written).toContain(`${YARN}4 -- yarn install --immutable`)
    expect(written).toContain('node .yarn/unplugged/mvc-gate-*/node_modules/mvc-gate/dist/main.js scan')
    const member = await folderWith({ 'apps/pnpm-lock.yaml': '', 'apps/infra/package.json': '{}' })
    const plan = await planCi(ci, targetOf(member, 'apps/infra'))
    const text = plan.changes.map(({ after }) => after ?? '').join('')
    expect(text).toContain('npx --yes --package pnpm@10 -- pnpm --dir apps install --frozen-lockfile')
    expect(text).toContain('apps/infra/node_modules/.bin/mvc-gate scan')
  })

  test.each([
    ['pnpm-lock.yaml', 'pnpm@9.15.0+sha512.abc', 'npx --yes --package pnpm@9.15.0 -- pnpm install'],
    ['yarn.lock', 'yarn@3.8.7', `${YARN}3.8.7 -- yarn install --immutable`],
    ['yarn.lock', 'yarn@1.22.22', 'npx --yes yarn@1.22.22 install --frozen-lockfile'],
    ['bun.lock', 'bun@1.2.0', 'npx --yes bun@1.2.0 install'],
    // Not this package manager's, and not a version.
    ['pnpm-lock.yaml', 'yarn@1.22.22', 'npx --yes --package pnpm@10 -- pnpm install'],
    ['pnpm-lock.yaml', 'pnpm@$(id)', 'npx --yes --package pnpm@10 -- pnpm install'],
    ['pnpm-lock.yaml', 'pnpm@9.1.0; id', 'npx --yes --package pnpm@9.1.0 -- pnpm install'],
  ])('beside %s and packageManager %s it runs %s', async (lock, packageManager, expected) => {
    const top = await folderWith({ [lock]: '', 'package.json': JSON.stringify({ packageManager }) })
    const { changes } = await planCi(ci, targetOf(top))
    expect(changes.map(({ after }) => after).join('')).toContain(expected)
  })

  test.each(['a b', '$(id)', '-x', "it's", 'a: b'])('refuses the folder %j', async (folder) => {
    await expect(planCi(ci, targetOf(createFolder(), folder))).rejects.toMatchObject({ code: 'refused' })
  })
})

test.skipIf(process.platform === 'win32')('nothing is written through a link', async () => {
  const top = createFolder()
  symlinkSync(join(createFolder(), 'elsewhere'), join(top, 'Jenkinsfile'))
  await expect(planCi('jenkins', targetOf(top))).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('not a regular file'),
  })
  symlinkSync(createFolder(), join(top, '.github'))
  await expect(planCi('github', targetOf(top))).rejects.toMatchObject({
    message: `${join(top, '.github')} is a link to another folder`,
  })
})

describe('what is in the files', () => {
  const files = CI_NAMES.flatMap((ci) => CI_FILES[ci])

  test.each(files.filter(({ path }) => /\.ya?ml$/.test(path)))('$path is YAML', ({ source }) => {
    expect(() => parse(readPackageFile(source), { logLevel: 'error' })).not.toThrow()
  })

  test('every CI clones all history by the setting that its message names', () => {
    const settings = {
      codebuild: ['ci/mvc-gate-codebuild.yaml', 'GitCloneDepth: 0'],
      bitbucket: ['ci/bitbucket-pipelines.yml', 'depth: full'],
      github: ['ci/github-workflow.yml', 'fetch-depth: 0'],
      gitlab: ['ci/gitlab-include.yml', "GIT_DEPTH: '0'"],
      azure: ['ci/azure-pipelines.yml', 'fetchDepth: 0'],
      jenkins: ['ci/Jenkinsfile', "'shallow clone'"],
    } as const
    for (const ci of CI_NAMES) {
      const [source, setting] = settings[ci]
      expect(readPackageFile(source)).toContain(setting)
      expect(CI_WORDS[ci].history).toContain(setting.replaceAll("'", ''))
    }
  })

  test('the action installs this release, and uses no other action', () => {
    const action = parse(readPackageFile('action.yml'))
    expect(action.inputs.version.default).toBe(readVersion())
    for (const step of action.runs.steps) {
      expect(step.uses).toBeUndefined()
      // What is given comes by variables: in the script's text it could be a script.
      expect(step.run).not.toContain('${{')
    }
  })

  test('GitHub: no right to write but for code scanning, all actions pinned', () => {
    const workflow = parse(readPackageFile('ci/github-workflow.yml'))
    expect(workflow.permissions).toEqual({})
    const job = workflow.jobs['mvc-gate']
    expect(job.permissions).toEqual({ contents: 'read', 'security-events': 'write' })
    const used = job.steps.flatMap((step: { uses?: string }) => step.uses ?? [])
    expect(used).toHaveLength(3)
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w/-]+@v\d+$/)
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
  })

  test('CodeBuild: build and post_build begin with the verdict', () => {
    const { phases } = parse(readPackageFile('ci/buildspec.yml'))
    expect(phases.build.commands[0]).toBe('(exit "$(cat mvc-gate.exit)")')
    expect(phases.post_build.commands[0]).toBe(phases.build.commands[0])
  })
})

describe('the stack of CodeBuild', () => {
  const path = 'mvc-gate-codebuild.yaml'
  const text = readPackageFile(`ci/${path}`)

  test('has no finding of any severity, and nothing undecided', async () => {
    const file = new SourceFile(path, text)
    const source = { framework: 'cloudformation', path, files: [file] } as const
    const result = await judgeOffline(source, { policies: new Map() })
    expect(result).toMatchObject({ findings: [], unscannable: [], passed: expect.any(Number) })
  })

  test('allows nothing on everything, but for the policy of the key itself', () => {
    const { Key: _, ...others } = parse(text, { logLevel: 'error' }).Resources
    expect(JSON.stringify(others)).not.toMatch(/"\*"|[a-z]:\*"/)
  })

  test('satisfies cfn-lint, where there is one', (context) => {
    try {
      execFileSync('cfn-lint', ['--version'], { stdio: 'ignore' })
    } catch {
      console.log('cfn-lint is not installed: skipped')
      context.skip()
    }
    const file = fileURLToPath(new URL(`../../ci/${path}`, import.meta.url))
    expect(execFileSync('cfn-lint', [file], { encoding: 'utf8' })).toBe('')
  })
})
