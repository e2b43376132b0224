/** Real pushes to bare repositories whose pre-receive hook is the built gate. */
import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gate } from '../support/gate.ts'
import { createFolder, createRepository, run, useRepository } from '../support/repository.ts'
import { createServer, hookLine, save, sneak } from '../support/server.ts'
import { BAD_CFN, BAD_CFN_AT, BAD_TF, BAD_TF_AT, GOOD_CFN } from '../support/templates.ts'

const REFUSED = 'pre-receive hook declined'

describe('a push that the server checks', () => {
  test('a violation is refused with its place, and the server has nothing of it', async () => {
    const { bare, clone } = await createServer()
    const before = await bare.id('main')
    const commit = await save(clone, { 'web.yaml': BAD_CFN })
    const { code, stderr } = await clone.tryGit('push', 'origin', 'main')
    expect(code).toBe(1)
    expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    expect(stderr).toContain('Push blocked: 1 critical in 1 template')
    expect(stderr).toContain(REFUSED)
    expect(await bare.id('main')).toBe(before)
    expect((await bare.tryGit('cat-file', '-e', commit)).code).toBe(1)
  })

  test('the report offers no way past the server', async () => {
    const { clone } = await createServer()
    await save(clone, { 'web.yaml': BAD_CFN })
    const { stderr } = await clone.tryGit('push', 'origin', 'main')
    expect(stderr).not.toMatch(/no-verify|Emergency/)
  })

  test('a good template passes, with one line', async () => {
    const { clone } = await createServer()
    await save(clone, { 'web.yaml': GOOD_CFN })
    const { code, stderr } = await clone.tryGit('push', '-q', 'origin', 'main')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^remote: mvc-gate: 1 template, \d+ checks passed · offline engine/)
  })

  test('without templates, nothing is printed', async () => {
    const { clone } = await createServer()
    await save(clone, { 'notes.txt': 'x' })
    expect(await clone.tryGit('push', '-q', 'origin', 'main')).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('--no-verify on the side of the client changes nothing', async () => {
    const { clone } = await createServer()
    await clone.write('main.tf', BAD_TF)
    await clone.git('add', '.')
    await clone.git('commit', '-q', '-n', '-m', 'x')
    const { stderr } = await clone.tryGit('push', '--no-verify', 'origin', 'main')
    expect(stderr).toContain(`main.tf:${BAD_TF_AT}`)
  })

  test('the first push to an empty repository, whose HEAD leads to nothing, is checked whole', async () => {
    const bare = await createRepository({ bare: true })
    await bare.hook('pre-receive', hookLine())
    const clone = await createRepository()
    await save(clone, { 'a/web.yaml': BAD_CFN })
    await save(clone, { 'notes.txt': 'x' })
    const { code, stderr } = await clone.tryGit('push', bare.path, 'main', 'main:other')
    expect(code).toBe(1)
    expect(stderr).toContain(`a/web.yaml:${BAD_CFN_AT}`)
  })

  test('a bad commit that a later one of the push fixes is no reason to refuse', async () => {
    const { clone } = await createServer()
    await save(clone, { 'web.yaml': BAD_CFN })
    await save(clone, { 'web.yaml': GOOD_CFN })
    expect((await clone.tryGit('push', 'origin', 'main')).code).toBe(0)
  })
})

describe('what the server has', () => {
  test('a new branch is compared with the branches there are, not with nothing', async () => {
    const server = await createServer()
    const { clone } = server
    await save(clone, { 'old.yaml': BAD_CFN })
    await sneak(server, 'main')
    await clone.git('switch', '-q', '-c', 'topic')
    await save(clone, { 'notes.txt': 'x' })
    expect(await clone.tryGit('push', '-q', 'origin', 'topic')).toEqual({ code: 0, stdout: '', stderr: '' })
    await save(clone, { 'new.yaml': BAD_CFN })
    const { code, stderr } = await clone.tryGit('push', 'origin', 'topic', 'topic:another')
    expect(code).toBe(1)
    expect(stderr).toContain('new.yaml')
    expect(stderr).not.toContain('old.yaml')
  })

  test('an existing violation in an edited template is not new', async () => {
    const server = await createServer()
    const { clone } = server
    await save(clone, { 'web.yaml': BAD_CFN })
    await sneak(server, 'main')
    await save(clone, { 'web.yaml': `${BAD_CFN}# edited\n` })
    const { code, stderr } = await clone.tryGit('push', 'origin', 'main')
    expect(code).toBe(0)
    expect(stderr).toContain('1 existing')
  })

  test('a merge that smuggles in a change is refused', async () => {
    const { clone } = await createServer()
    await save(clone, { 'web.yaml': GOOD_CFN })
    await clone.git('push', '-q', 'origin', 'main')
    await clone.git('switch', '-q', '-c', 'topic', 'HEAD~1')
    await save(clone, { 'notes.txt': 'x' })
    await clone.git('push', '-q', 'origin', 'topic')
    await clone.git('switch', '-q', 'main')
    await clone.git('merge', '-q', '--no-ff', '--no-commit', 'topic')
    await clone.write('web.yaml', BAD_CFN)
    await clone.commit('Merge')
    expect((await clone.tryGit('push', 'origin', 'main')).stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })

  test('a forced push back to an old commit brings nothing; one that rewrites history is checked', async () => {
    const { clone } = await createServer()
    await save(clone, { 'web.yaml': GOOD_CFN })
    await clone.git('push', '-q', 'origin', 'main')
    await clone.git('reset', '-q', '--hard', 'HEAD~1')
    expect((await clone.tryGit('push', '-q', '--force', 'origin', 'main')).code).toBe(0)
    await save(clone, { 'web.yaml': BAD_CFN })
    expect((await clone.tryGit('push', '--force', 'origin', 'main')).stderr).toContain(REFUSED)
  })

  test('a deletion passes, alone and beside an update that is checked', async () => {
    const { bare, clone } = await createServer()
    await clone.git('push', '-q', 'origin', 'main:old', 'main:older')
    expect((await clone.tryGit('push', '-q', 'origin', ':old')).code).toBe(0)
    await save(clone, { 'web.yaml': BAD_CFN })
    expect((await clone.tryGit('push', 'origin', ':older', 'main')).code).toBe(1)
    expect((await bare.git('branch', '--list')).stdout).toContain('older')
  })

  test.each([
    ['a lightweight tag', []],
    ['an annotated tag', ['-a', '-m', 'x']],
  ])('%s on a bad commit is refused', async (_, how) => {
    const { clone } = await createServer()
    await save(clone, { 'web.yaml': BAD_CFN })
    await clone.git('tag', ...how, 'v1')
    expect((await clone.tryGit('push', 'origin', 'v1')).stderr).toContain(REFUSED)
  })

  test('a tag on a tree is named as not checked', async () => {
    const { clone } = await createServer()
    await clone.git('tag', 'tree', 'HEAD^{tree}')
    const { code, stderr } = await clone.tryGit('push', 'origin', 'tree')
    expect(code).toBe(0)
    expect(stderr).toContain('refs/tags/tree is a tree, not a commit, so it was not checked')
  })

  test('what only a merge request has is not taken for checked', async () => {
    const server = await createServer()
    const { clone } = server
    await save(clone, { 'web.yaml': BAD_CFN })
    await sneak(server, 'main:refs/merge-requests/1/head')
    expect((await clone.tryGit('push', 'origin', 'main')).stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })

  test.each([
    ['transfer.hideRefs', 'refs/heads/internal'],
    ['receive.hideRefs', 'refs/heads/internal/'],
  ])('neither is what a ref has that %s hides', async (key, value) => {
    const server = await createServer()
    const { bare, clone } = server
    await save(clone, { 'web.yaml': BAD_CFN })
    await sneak(server, 'main:refs/heads/internal/1')
    await bare.git('config', key, value)
    expect((await clone.tryGit('push', 'origin', 'main')).code).toBe(1)
    // The last one that matches counts.
    await bare.git('config', '--add', key, '!refs/heads/internal/1')
    expect((await clone.tryGit('push', 'origin', 'main')).code).toBe(0)
  })

  test('nor what another repository has that this one borrows objects from', async () => {
    const { bare, clone } = await createServer()
    const fork = await createRepository({ bare: true, path: join(createFolder(), 'fork.git') })
    await save(clone, { 'web.yaml': BAD_CFN })
    await clone.git('push', '-q', fork.path, 'main')
    await appendFile(join(bare.path, 'objects/info/alternates'), `${fork.path}/objects\n`)
    const { code, stderr } = await clone.tryGit('push', 'origin', 'main')
    expect(code).toBe(1)
    expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })

  test('in a repository that borrows its history, a good push passes and a bad one is refused', async () => {
    const { bare, clone } = await createServer()
    const path = join(createFolder(), 'borrowing.git')
    await bare.git('clone', '-q', '--bare', '--shared', bare.path, path)
    const borrowing = useRepository(path)
    await borrowing.hook('pre-receive', hookLine())
    await save(clone, { 'web.yaml': GOOD_CFN })
    expect((await clone.tryGit('push', '-q', path, 'main')).code).toBe(0)
    await save(clone, { 'web.yaml': BAD_CFN })
    expect((await clone.tryGit('push', '-q', path, 'main')).stderr).toContain(REFUSED)
  })

  test('a broken ref of the server does not stop every push', async () => {
    const { bare, clone } = await createServer()
    await writeFile(join(bare.path, 'refs/heads/broken'), `${'1'.repeat(40)}\n`)
    await save(clone, { 'web.yaml': GOOD_CFN })
    const good = await clone.tryGit('push', '-q', 'origin', 'main')
    expect(good.stderr).toContain('1 template')
    await save(clone, { 'web.yaml': BAD_CFN })
    expect((await clone.tryGit('push', 'origin', 'main')).stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })
})

describe('kinds of repositories', () => {
  test('SHA-256', async () => {
    const { clone } = await createServer('', { objectFormat: 'sha256' })
    await save(clone, { 'web.yaml': GOOD_CFN })
    expect((await clone.tryGit('push', '-q', 'origin', 'main')).code).toBe(0)
    await clone.git('switch', '-q', '-c', 'topic')
    await save(clone, { 'web.yaml': BAD_CFN })
    expect((await clone.tryGit('push', 'origin', 'topic', ':main')).stderr).toContain(
      `web.yaml:${BAD_CFN_AT}`,
    )
  })

  test('one with a work tree: what lies in it was not pushed', async () => {
    const served = await createRepository()
    await served.write('.mvcrc', 'include: ["nothing"]\n')
    await served.hook('pre-receive', hookLine())
    const clone = await createRepository()
    await save(clone, { 'web.yaml': BAD_CFN })
    expect((await clone.tryGit('push', served.path, 'main:topic')).stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })

  test('a namespace of a repository has its own branches', async () => {
    const server = await createServer()
    const { bare, clone } = server
    await save(clone, { 'web.yaml': BAD_CFN })
    await sneak(server, 'main')
    const push = (namespace: string) =>
      run('git', ['push', '-q', bare.path, 'main'], clone.path, {
        ...clone.environment,
        GIT_NAMESPACE: namespace,
      })
    expect((await push('team')).stderr).toContain(REFUSED)
    await bare.git('update-ref', 'refs/namespaces/team/refs/heads/other', 'main')
    expect((await push('team')).code).toBe(0)
  })

  test('several pushes at once are each checked', async () => {
    const { bare, clone } = await createServer()
    await save(clone, { 'web.yaml': GOOD_CFN })
    await clone.git('branch', 'good')
    await save(clone, { 'web.yaml': BAD_CFN })
    const refs = ['good:a', 'main:b', 'good:c', 'main:d']
    const results = await Promise.all(refs.map((ref) => clone.tryGit('push', '-q', bare.path, ref)))
    expect(results.map(({ code }) => code)).toEqual([0, 1, 0, 1])
    expect((await bare.git('for-each-ref', '--format=%(refname:short)', 'refs/heads')).stdout).toBe(
      'a\nc\nmain\n',
    )
  })
})

describe('time', () => {
  test('what is not checked in time is blocked, and says why', async () => {
    const { clone } = await createServer('--deadline 1ms')
    await save(clone, { 'web.yaml': GOOD_CFN })
    const { code, stderr } = await clone.tryGit('push', 'origin', 'main')
    expect(code).toBe(1)
    expect(stderr).toContain(
      'mvc-gate: push not checked within 1ms (--deadline), so it is blocked (--on-timeout block)',
    )
  })

  test('or allowed, where the server says so', async () => {
    const { clone } = await createServer('--deadline 1ms --on-timeout allow')
    await save(clone, { 'web.yaml': BAD_CFN })
    const { code, stderr } = await clone.tryGit('push', 'origin', 'main')
    expect(code).toBe(0)
    expect(stderr).toContain('push not checked within 1ms (--deadline); allowed (--on-timeout allow)')
  })

  test.each(['4', '0s', '-1s', '4 s', '1441m', '1h', 'Infinitys'])('%j is not a time', async (time) => {
    const { code, stderr } = await gate(await createRepository(), ['pre-receive', '--deadline', time])
    expect(code).toBe(2)
    expect(stderr).toContain('--deadline')
  })
})
