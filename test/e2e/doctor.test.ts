/** `mvc-gate doctor` in repositories that work, and in ones that don't. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { startEmulator } from '../../src/emulator/server.ts'
import { createGatedRepository, createUngatedRepository, gate } from '../support/gate.ts'
import { createFolder, type TestRepository } from '../support/repository.ts'

interface Check {
  readonly about: string
  readonly state: string
  readonly text: string
  readonly hint?: string
}

async function diagnose(repository: TestRepository, env: NodeJS.ProcessEnv = {}) {
  const { code, stdout, stderr } = await gate(repository, ['doctor', '--format', 'json'], { env })
  const { version, checks }: { version: number; checks: readonly Check[] } = JSON.parse(stdout)
  expect(version).toBe(1)
  return {
    code,
    stdout,
    stderr,
    checks,
    of: (about: string) => checks.find((check) => check.about === about),
  }
}

describe('mvc-gate doctor', () => {
  test('finds nothing wrong in a gated repository', async () => {
    const repository = await createGatedRepository()
    await repository.write('.mvcrc', 'failOn: high\nmode: offline\npolicySet: 2026.12\n')
    await repository.git('add', '.')
    const { code, stderr, checks, of } = await diagnose(repository)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(of('hook pre-push')?.text).toBe('.git/hooks/pre-push')
    expect(of('configuration')?.text).toContain('.mvcrc (staged version)')
    expect(of('  failOn')?.text).toBe('"high"')
    expect(of('policy set')?.text).toBe('2026.12: all policies are enforced')
    expect(of('node')?.text).toContain(process.version)
    const { stdout } = await gate(repository, ['doctor'])
    expect(stdout).toMatch(/\nok {7}hook pre-commit {8}\.git\/hooks\/pre-commit\n/)
    expect(stdout).toMatch(/\n0 problems, 0 warnings\n$/)
  })

  test('says which hooks are missing, and what to do', async () => {
    const repository = await createUngatedRepository()
    await repository.hook('pre-push', 'true')
    const { code, of } = await diagnose(repository)
    expect(code).toBe(1)
    expect(of('hook pre-commit')).toMatchObject({
      state: 'problem',
      text: 'not installed',
      hint: 'run `mvc-gate init`',
    })
    expect(of('hook pre-push')).toMatchObject({
      state: 'problem',
      text: '.git/hooks/pre-push does not call the gate',
    })
  })

  test('knows hooks that husky calls, that were kept, and that git passes over', async () => {
    const repository = await createUngatedRepository()
    await repository.hook('pre-push', 'true')
    await gate(repository, ['init'])
    expect((await diagnose(repository)).of('hook pre-push')?.text).toBe(
      '.git/hooks/pre-push; runs .git/hooks/pre-push.before-mvc-gate first',
    )
    await repository.git('config', 'core.hooksPath', '.husky/_')
    await repository.write('.husky/_/pre-commit', '')
    await repository.write(
      '.husky/pre-commit',
      'sh node_modules/mvc-gate/hooks/gate.sh pre-commit "$@" || exit $?\n',
    )
    expect((await diagnose(repository)).of('hook pre-commit')).toMatchObject({
      state: 'ok',
      text: '.husky/pre-commit (core.hooksPath, local) calls the gate and other commands',
    })
  })

  test('names what is wrong with the configuration and the repository', async () => {
    const repository = await createGatedRepository()
    await repository.write('.mvcrc', 'failOm: high\n')
    await repository.git('add', '.')
    const { code, of } = await diagnose(repository)
    expect(code).toBe(1)
    expect(of('configuration')).toMatchObject({ state: 'problem', text: expect.stringContaining('failOm') })
    const outside = await gate(repository, ['doctor'], { cwd: createFolder() })
    expect(outside.code).toBe(1)
    expect(outside.stdout).toContain('problem  repository')
  })

  test('tries the tenant, and shows no password', async () => {
    const emulator = await startEmulator({ user: 'ada@example.com', password: 'correct horse' })
    onTestFinished(() => emulator.close())
    const repository = await createGatedRepository()
    const env = {
      MVC_ENVIRONMENT: emulator.url,
      MVC_USERNAME: 'ada@example.com',
      MVC_PASSWORD: 'correct horse',
    }
    const good = await diagnose(repository, env)
    expect(good.of('tenant')).toMatchObject({
      state: 'ok',
      text: expect.stringContaining('this user may scan'),
    })
    expect(good.of('credentials')?.text).toContain('found in MVC_USERNAME')
    const bad = await diagnose(repository, {
      ...env,
      MVC_PASSWORD: 'battery staple',
      HTTPS_PROXY: 'http://me:secret@proxy.example:3128',
    })
    expect(bad.of('tenant')?.state).toBe('warning')
    expect(bad.of('proxy')?.text).toBe('HTTPS_PROXY: proxy.example:3128')
    for (const { stdout, stderr } of [good, bad]) {
      expect(stdout + stderr).not.toMatch(/horse|staple|secret/)
    }
  })
})
