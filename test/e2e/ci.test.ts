/** The files of each CI, run as it would run them: the packed package, a clone, and that CI's variables. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import { CI_NAMES, type CiName } from '../../src/ci/ci.ts'
import { commandsOf } from '../support/ci-scripts.ts'
import { npmEnvironment, type Registry, startRegistry } from '../support/registry.ts'
import {
  type CommandResult,
  createFolder,
  createRepository,
  run,
  type TestRepository,
  useRepository,
} from '../support/repository.ts'
import { BAD_CFN, GOOD_CFN } from '../support/templates.ts'

const REPORTS: Readonly<Record<CiName, readonly string[]>> = {
  codebuild: ['mvc-gate.junit.xml'],
  bitbucket: ['test-results/mvc-gate.xml'],
  github: ['mvc-gate.sarif'],
  gitlab: ['mvc-gate.junit.xml', 'gl-code-quality-report.json'],
  azure: ['mvc-gate.junit.xml'],
  jenkins: ['mvc-gate.junit.xml'],
}

/** What the CI says of a request to merge a commit into `main`. */
const REQUEST: Readonly<Record<CiName, (base: string, tip: string) => NodeJS.ProcessEnv>> = {
  codebuild: (_, tip) => ({
    CODEBUILD_BUILD_ID: 'gate:1',
    CODEBUILD_WEBHOOK_EVENT: 'PULL_REQUEST_CREATED',
    CODEBUILD_WEBHOOK_BASE_REF: 'refs/heads/main',
    CODEBUILD_RESOLVED_SOURCE_VERSION: tip,
  }),
  bitbucket: (base, tip) => ({
    BITBUCKET_BUILD_NUMBER: '1',
    BITBUCKET_COMMIT: tip,
    BITBUCKET_PR_DESTINATION_BRANCH: 'main',
    BITBUCKET_PR_DESTINATION_COMMIT: base.slice(0, 12),
  }),
  github: (base, tip) => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_BASE_REF: 'main',
    GITHUB_SHA: tip,
    GITHUB_EVENT_PATH: eventFile({ pull_request: { base: { sha: base }, head: { sha: tip } } }),
  }),
  gitlab: (base, tip) => ({
    GITLAB_CI: 'true',
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_MERGE_REQUEST_IID: '1',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    CI_COMMIT_SHA: tip,
  }),
  azure: (_, tip) => ({
    TF_BUILD: 'True',
    SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
    BUILD_SOURCEVERSION: tip,
  }),
  jenkins: () => ({ JENKINS_URL: 'https://ci.example.com/', CHANGE_TARGET: 'main' }),
}

/** What the CI says of a push that starts at a commit; those that say nothing of that are left out. */
const PUSH: Partial<Record<CiName, (before: string, tip: string) => NodeJS.ProcessEnv>> = {
  codebuild: (before, tip) => ({
    CODEBUILD_BUILD_ID: 'gate:1',
    CODEBUILD_WEBHOOK_EVENT: 'PUSH',
    CODEBUILD_WEBHOOK_PREV_COMMIT: before,
    CODEBUILD_RESOLVED_SOURCE_VERSION: tip,
  }),
  github: (before, tip) => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: tip,
    GITHUB_EVENT_PATH: eventFile({ before, after: tip }),
  }),
  gitlab: (before, tip) => ({
    GITLAB_CI: 'true',
    CI_PIPELINE_SOURCE: 'push',
    CI_COMMIT_BEFORE_SHA: before,
    CI_COMMIT_SHA: tip,
  }),
  jenkins: (before) => ({
    JENKINS_URL: 'https://ci.example.com/',
    GIT_PREVIOUS_SUCCESSFUL_COMMIT: before,
  }),
}

function eventFile(event: object): string {
  const path = join(createFolder(), 'event.json')
  writeFileSync(path, JSON.stringify(event))
  return path
}

const NPM = {
  // What is installed in one repository is there for its clones.
  npm_config_cache: createFolder(),
  npm_config_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
}

function environmentOf({ environment }: TestRepository, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...environment, ...NPM, CI: 'true', ...env }
}

/** A repository that has the package and the files of every CI, with a change that is good and one that is bad. */
let origin: TestRepository
const ids = { main: '', good: '', bad: '' }

async function change(branch: 'good' | 'bad', template: string): Promise<void> {
  await origin.git('checkout', '-q', '-b', branch, 'main')
  await origin.write('infra/new.yaml', template)
  ids[branch] = await origin.commit()
}

beforeAll(async () => {
  origin = await createRepository()
  await origin.write('package.json', '{ "name": "infrastructure", "private": true }\n')
  await origin.write('.gitignore', 'node_modules/\n')
  // What is there already does not count in a request to merge.
  await origin.write('infra/old.yaml', BAD_CFN)
  const sh = (command: string) =>
    run('sh', ['-e', '-c', command], origin.path, environmentOf(origin, { CI: '' }))
  const install = await sh(`npm install --save-dev '${inject('tarball')}'`)
  expect(install.code, install.stderr).toBe(0)
  for (const ci of CI_NAMES) {
    expect(await sh(`npx --no-install mvc-gate init --ci ${ci}`)).toMatchObject({ code: 0 })
  }
  ids.main = await origin.commit()
  await change('good', GOOD_CFN)
  await change('bad', BAD_CFN.replace('Web server', 'Bad server'))
  await origin.git('checkout', '-q', 'main')
})

async function clone(branch: string, ...how: readonly string[]): Promise<TestRepository> {
  const path = join(createFolder(), 'clone')
  await origin.git('clone', '-q', '--branch', branch, ...how, pathToFileURL(origin.path).href, path)
  return useRepository(path)
}

function build(ci: CiName, at: TestRepository, env: NodeJS.ProcessEnv): Promise<CommandResult> {
  const script = commandsOf(ci, at.path).join('\n')
  return run('sh', ['-e', '-c', script], at.path, environmentOf(at, env))
}

function expectReports(ci: CiName, at: TestRepository, content: string): void {
  for (const report of REPORTS[ci]) {
    expect(readFileSync(join(at.path, report), 'utf8'), report).toContain(content)
  }
}

describe.skipIf(process.platform === 'win32').each(CI_NAMES)('%s', (ci) => {
  test('a request that brings a violation fails, and has its reports', async () => {
    const at = await clone('bad')
    const { code, stdout } = await build(ci, at, REQUEST[ci](ids.main, ids.bad))
    expect(code).toBe(1)
    expect(stdout).toContain('infra/new.yaml:11:19')
    expect(stdout).not.toContain('infra/old.yaml')
    expect(stdout).not.toContain('build and deploy')
    expectReports(ci, at, 'infra/new.yaml')
  })

  test('a request that brings none passes, and has its reports', async () => {
    const at = await clone('good')
    const { code, stderr } = await build(ci, at, REQUEST[ci](ids.main, ids.good))
    expect(code, stderr).toBe(0)
    for (const report of REPORTS[ci]) expect(existsSync(join(at.path, report)), report).toBe(true)
  })

  test('a shallow clone fails with what to set', async () => {
    const at = await clone('good', '--depth=1')
    const { code, stderr } = await build(ci, at, REQUEST[ci](ids.main, ids.good))
    expect(stderr).toMatch(/^mvc-gate: the shallow clone of .* does not reach back to the target of a merge/m)
    expect(stderr).toContain('or run `mvc-gate scan --all` to check everything')
    expect(code).toBe(2)
  })

  test('a first build judges everything', async () => {
    const at = await clone('main', '--depth=1')
    const env = PUSH[ci]?.('0'.repeat(40), ids.main) ?? { ...REQUEST[ci]('', ''), ...NO_REQUEST }
    const { code, stdout } = await build(ci, at, env)
    expect(code).toBe(1)
    expect(stdout).toContain('infra/old.yaml:11:19')
  })

  test.skipIf(PUSH[ci] === undefined)('a push brings what came after the commit before it', async () => {
    const env = PUSH[ci] ?? (() => ({}))
    const bad = await clone('bad')
    const failed = await build(ci, bad, env(ids.main, ids.bad))
    expect(failed.code).toBe(1)
    expect(failed.stdout).toContain('infra/new.yaml:11:19')
    const good = await clone('good')
    const passed = await build(ci, good, env(ids.main, ids.good))
    expect(passed.code, passed.stderr).toBe(0)
  })
})

const NO_REQUEST = {
  BITBUCKET_PR_DESTINATION_BRANCH: undefined,
  BITBUCKET_PR_DESTINATION_COMMIT: undefined,
  SYSTEM_PULLREQUEST_TARGETBRANCH: undefined,
}

test('CodeBuild: nothing is built where the gate could not run', async () => {
  const at = await clone('good')
  const script = commandsOf('codebuild', at.path).slice(-3).join('\n')
  const { code, stdout } = await run('sh', ['-c', `set -e\n${script}`], at.path, environmentOf(at, {}))
  expect(code).not.toBe(0)
  expect(stdout).not.toContain('build and deploy')
})

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly runs: { readonly steps: readonly { readonly run: string; readonly env: Record<string, string> }[] }
}

describe.skipIf(process.platform === 'win32')('the action', () => {
  const packageFile = (path: string): string =>
    readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
  const action: Action = parse(packageFile('action.yml'))
  const { version } = JSON.parse(packageFile('package.json'))
  let registry: Registry
  beforeAll(async () => {
    registry = await startRegistry(inject('tarball'))
  })
  afterAll(() => registry.close())

  /** Runs its steps as GitHub does. */
  async function runAction(at: TestRepository, inputs: Record<string, string>): Promise<CommandResult> {
    const temporary = createFolder()
    let last: CommandResult = { code: 0, stdout: '', stderr: '' }
    for (const step of action.runs.steps) {
      const given = Object.entries(step.env).map(([name, value]) => {
        const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1] ?? ''
        return [name, inputs[input] ?? action.inputs[input]?.default ?? '']
      })
      const env = {
        ...environmentOf(at, REQUEST.github(ids.main, await at.id('HEAD'))),
        ...Object.fromEntries(given),
        RUNNER_TEMP: temporary,
        ...npmEnvironment(registry, temporary),
        npm_config_offline: 'false',
      }
      const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run]
      last = await run('bash', shell, at.path, env)
      if (last.code !== 0) return last
    }
    return last
  }

  test('installs the release that it belongs to, judges, and writes the reports', async () => {
    expect(action.inputs.version?.default).toBe(version)
    const bad = await clone('bad')
    const failed = await runAction(bad, {})
    expect(failed.code, failed.stderr).toBe(1)
    expect(failed.stdout).toContain('infra/new.yaml:11:19')
    expect(readFileSync(join(bad.path, 'mvc-gate.sarif'), 'utf8')).toContain('infra/new.yaml')
    const passed = await runAction(await clone('good'), { format: 'json=out.json' })
    expect(passed.code, passed.stderr).toBe(0)
  })

  test('takes options, and expands nothing in them', async () => {
    const at = await clone('good')
    const all = await runAction(at, { args: 'scan --all', format: 'pretty json=out.json' })
    expect(all.code).toBe(1)
    expect(all.stdout).toContain('infra/old.yaml:11:19')
    expect(existsSync(join(at.path, 'out.json'))).toBe(true)
    const odd = await runAction(at, { args: 'scan --since `touch:made` *' })
    expect(odd.code).toBe(2)
    expect(existsSync(join(at.path, 'made'))).toBe(false)
  })

  test.each(['latest', '../x', 'file:/tmp/x', '1.0.0 --registry=x', ''])(
    'refuses version %j',
    async (wrong) => {
      const at = await clone('good')
      const { code, stdout } = await runAction(at, { version: wrong })
      expect(code).toBe(2)
      expect(stdout).toContain('::error::mvc-gate: "version" must be a full version')
    },
  )
})
