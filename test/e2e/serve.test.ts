/** `mvc-gate serve` as a user runs it: in one terminal, and another one beside it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createGatedRepository, gate, MAIN } from '../support/gate.ts'
import { createFolder, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, GOOD_CFN } from '../support/templates.ts'

interface Served {
  readonly process: ChildProcess
  /** What it says to set in another terminal. */
  readonly settings: Readonly<Record<string, string>>
}

async function serve(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Served> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--latency', '0', ...args], { env })
  onTestFinished(() => void child.kill())
  let text = ''
  for await (const chunk of child.stdout) {
    text += String(chunk)
    if (text.includes('whoami')) break
  }
  const lines = [...text.matchAll(/export (\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value])
  return { process: child, settings: Object.fromEntries(lines) }
}

async function repositoryFor({ settings }: Served): Promise<TestRepository> {
  const repository = await createGatedRepository()
  Object.assign(repository.environment, settings, { XDG_CACHE_HOME: join(createFolder(), 'cache') })
  return repository
}

describe('mvc-gate serve', () => {
  test('is a tenant for the commits of another terminal, as it says', async () => {
    const served = await serve([], process.env)
    expect(Object.keys(served.settings)).toEqual(['MVC_ENVIRONMENT', 'MVC_USERNAME', 'MVC_PASSWORD'])
    const repository = await repositoryFor(served)
    expect(await gate(repository, ['whoami'])).toMatchObject({ code: 0 })
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('inline engine')
  })

  test('ends on a signal, and commits after it are judged by the embedded engine', async () => {
    const served = await serve([], process.env)
    const repository = await repositoryFor(served)
    served.process.kill('SIGTERM')
    await new Promise((resolve) => served.process.once('exit', resolve))
    await repository.write('web.yaml', GOOD_CFN)
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(0)
    expect(stderr).toContain('falling back to the embedded engine')
  })

  test('keeps a password that it is given to itself', async () => {
    const served = await serve(['--user', 'me'], { ...process.env, MVC_SERVE_PASSWORD: 'given-4711' })
    expect(JSON.stringify(served.settings)).not.toContain('given-4711')
  })

  test.each([
    [['--port', '99999'], /--port must be a whole number/],
    [['--fault', 'nosuch=1'], /unknown fault 'nosuch'/],
    [['--slots', '0'], /--slots must be/],
  ])('%j is a usage error', async (args, words) => {
    const repository = await createGatedRepository()
    const { code, stderr } = await gate(repository, ['serve', ...args])
    expect(code).toBe(2)
    expect(stderr).toMatch(words)
  })

  test('a port that is taken is one line', async () => {
    const served = await serve([], process.env)
    const { port } = new URL(served.settings.MVC_ENVIRONMENT ?? '')
    const repository = await createGatedRepository()
    const { code, stderr } = await gate(repository, ['serve', '--port', port])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^mvc-gate: .*\n(?: {2}.*\n)?$/)
  })
})
