/** Real pushes to bare repositories through the hook that init writes. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createFolder, createRepository, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, BAD_CFN_AT, BAD_TF, GOOD_CFN } from '../support/templates.ts'

/** A gated repository whose start is on its remote. */
async function pushed(): Promise<TestRepository> {
  const repository = await createGatedRepository()
  const remote = await createRepository({ bare: true })
  await repository.git('remote', 'add', 'origin', remote.path)
  await repository.git('push', '-q', '-u', 'origin', 'main')
  return repository
}

async function commitPast(repository: TestRepository, path: string, content: string): Promise<void> {
  await repository.write(path, content)
  await repository.commit(`Change ${path}`)
}

describe('git push', () => {
  test('a bad commit made with --no-verify is stopped', async () => {
    const repository = await pushed()
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    expect((await repository.tryGit('commit', '-n', '-m', 'x')).code).toBe(0)
    const remote = await repository.id('refs/remotes/origin/main')
    const { code, stderr } = await repository.tryGit('push')
    expect(code).toBe(1)
    expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    expect(stderr).toContain('Push blocked: 1 critical')
    expect((await repository.git('ls-remote', 'origin', 'main')).stdout).toContain(remote)
  })

  test('a bad commit that a later one fixes is no reason to refuse', async () => {
    const repository = await pushed()
    await commitPast(repository, 'web.yaml', BAD_CFN)
    await commitPast(repository, 'web.yaml', GOOD_CFN)
    const { code, stderr } = await repository.tryGit('push', '-q')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^mvc-gate: 1 template, \d+ checks passed/m)
  })

  test('the tip is judged, not the work tree', async () => {
    const repository = await pushed()
    await commitPast(repository, 'web.yaml', BAD_CFN)
    await repository.write('web.yaml', GOOD_CFN)
    expect((await repository.tryGit('push')).code).toBe(1)
  })

  test('what the remote already has is not judged again', async () => {
    const repository = await pushed()
    await commitPast(repository, 'web.yaml', BAD_CFN)
    await repository.git('push', '-q', '--no-verify')
    await commitPast(repository, 'notes.txt', 'x')
    expect(await repository.tryGit('push', '-q')).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('a second remote that lacks it is protected', async () => {
    const repository = await pushed()
    await commitPast(repository, 'web.yaml', BAD_CFN)
    await repository.git('push', '-q', '--no-verify')
    const second = await createRepository({ bare: true })
    await repository.git('remote', 'add', 'second', second.path)
    expect((await repository.tryGit('push', 'second', 'main')).code).toBe(1)
    expect((await repository.tryGit('push', second.path, 'main')).code).toBe(1)
  })

  test('a new branch, a tag and a deletion in one push: each tip is judged', async () => {
    const repository = await pushed()
    await repository.git('branch', 'old')
    await repository.git('push', '-q', 'origin', 'old')
    await repository.git('switch', '-q', '-c', 'topic')
    await commitPast(repository, 'web.yaml', BAD_CFN)
    await repository.git('tag', '-a', '-m', 'x', 'v1')
    const everything = ['push', 'origin', 'topic', 'v1', ':old', 'main']
    const { code, stderr } = await repository.tryGit(...everything)
    expect(code).toBe(1)
    expect(stderr).toContain('1 critical in 1 template')
  })

  test('a merge that smuggles in a change is judged', async () => {
    const repository = await pushed()
    await commitPast(repository, 'web.yaml', GOOD_CFN)
    await repository.git('push', '-q')
    await repository.git('switch', '-q', '-c', 'topic', 'HEAD~1')
    await commitPast(repository, 'notes.txt', 'x')
    await repository.git('push', '-q', 'origin', 'topic')
    await repository.git('switch', '-q', 'main')
    await repository.git('merge', '-q', '--no-ff', '--no-commit', 'topic')
    await repository.write('web.yaml', BAD_CFN)
    await repository.commit('Merge')
    expect((await repository.tryGit('push')).stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })

  test('bad content under a name that is not a candidate is judged when it gets one', async () => {
    const repository = await pushed()
    await commitPast(repository, 'web.txt', BAD_CFN)
    await repository.git('push', '-q')
    await repository.git('mv', 'web.txt', 'web.yaml')
    await repository.commit('Rename')
    expect((await repository.tryGit('push')).code).toBe(1)
  })

  test('cherry-pick runs no commit hook, and the push judges what it brought', async () => {
    const repository = await pushed()
    await repository.git('switch', '-q', '-c', 'topic')
    await commitPast(repository, 'web.yaml', BAD_CFN)
    await repository.git('switch', '-q', 'main')
    expect((await repository.tryGit('cherry-pick', 'topic')).code).toBe(0)
    expect((await repository.tryGit('push')).code).toBe(1)
  })

  test('a first push to an empty remote is judged whole', async () => {
    const repository = await createGatedRepository()
    await commitPast(repository, 'a/web.yaml', BAD_CFN)
    await commitPast(repository, 'notes.txt', 'x')
    const path = join(createFolder(), 'remote.git')
    await createRepository({ bare: true, path })
    expect((await repository.tryGit('push', path, 'main')).stderr).toContain(`a/web.yaml:${BAD_CFN_AT}`)
  })

  test('a push of several tips with the same bad file reports it once', async () => {
    const repository = await pushed()
    await commitPast(repository, 'web.yaml', BAD_CFN)
    await repository.git('branch', 'one')
    await commitPast(repository, 'notes.txt', 'x')
    const { code, stderr } = await repository.tryGit('push', 'origin', 'main', 'one')
    expect(code).toBe(1)
    expect(stderr).toContain('1 critical in 1 template')
  })

  test.each([
    ['strict', 'lax'],
    ['lax', 'strict'],
  ])('branches %s and %s of one push are judged by their own configuration', async (...branches) => {
    const repository = await pushed()
    await repository.git('switch', '-q', '-c', 'strict')
    await commitPast(repository, 'web.yaml', BAD_CFN)
    await repository.git('switch', '-q', '-c', 'lax', 'main')
    await repository.write('.mvcrc', 'policies: { aws-sg-ssh-open-to-world: off }\n')
    await commitPast(repository, 'web.yaml', BAD_CFN)
    expect((await repository.tryGit('push', '-q', 'origin', 'lax')).code).toBe(0)
    await repository.git('push', '-q', '--no-verify', 'origin', ':lax')
    expect((await repository.tryGit('push', 'origin', ...branches)).code).toBe(1)
  })

  test('a remote that was replaced by an empty one is not believed to have what the old one had', async () => {
    const repository = await pushed()
    await commitPast(repository, 'web.yaml', BAD_CFN)
    await repository.git('push', '-q', '--no-verify')
    const replaced = await createRepository({ bare: true })
    await repository.git('remote', 'set-url', 'origin', replaced.path)
    expect((await repository.tryGit('push', 'origin', 'main')).code).toBe(1)
  })

  test('a branch that was purged from the remote is judged when it is pushed again', async () => {
    const repository = await pushed()
    await repository.git('switch', '-q', '-c', 'topic')
    await commitPast(repository, 'web.yaml', BAD_CFN)
    await repository.git('push', '-q', '--no-verify', 'origin', 'topic')
    const remote = (await repository.git('remote', 'get-url', 'origin')).stdout.trim()
    await repository.git('-C', remote, 'branch', '-q', '-D', 'topic')
    expect((await repository.tryGit('push', 'origin', 'topic')).code).toBe(1)
  })

  test('a module that is bad only as a merge puts it together is judged', async () => {
    const repository = await createGatedRepository()
    const remote = await createRepository({ bare: true })
    await repository.git('remote', 'add', 'origin', remote.path)
    await repository.write('disk/variables.tf', 'variable "encrypted" {\n  default = true\n}\n')
    await repository.commit()
    await repository.git('push', '-q', 'origin', 'main')
    await repository.git('switch', '-q', '-c', 'topic')
    await commitPast(repository, 'disk/variables.tf', 'variable "encrypted" {\n  default = false\n}\n')
    expect((await repository.tryGit('push', '-q', 'origin', 'topic')).code).toBe(0)
    await repository.git('switch', '-q', 'main')
    await commitPast(repository, 'disk/main.tf', BAD_TF.replace('false', 'var.encrypted'))
    expect((await repository.tryGit('push', '-q', 'origin', 'main')).code).toBe(0)
    await repository.git('merge', '-q', '--no-edit', '--no-verify', 'topic')
    expect((await repository.tryGit('push', 'origin', 'main')).stderr).toContain('disk/main.tf:4:23')
  })

  test('a hook in front that reads the refs is noticed', async () => {
    const repository = await pushed()
    const { code, stderr } = await gate(repository, ['pre-push', 'origin', 'x'], { input: '' })
    expect(code).toBe(0)
    expect(stderr).toContain('git passed no refs, so nothing was checked')
  })
})
