/** Pushes and input that mean to get past a server, or to keep it busy. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gate } from '../support/gate.ts'
import { createFolder, createRepository, run, useRepository } from '../support/repository.ts'
import { createServer, hookLine, save, sneak } from '../support/server.ts'
import { BAD_CFN, BAD_CFN_AT, GOOD_CFN } from '../support/templates.ts'

describe('input that git would not write', () => {
  const ZERO = '0'.repeat(40)
  test.each([
    ['nothing', '', 'no refs on standard input'],
    ['blank lines', '\n \n', 'no refs on standard input'],
    ['a word', 'x\n', 'malformed pre-receive input'],
    ['a short id', `${ZERO} 1234 refs/heads/main\n`, 'malformed pre-receive input'],
    ['what a pre-push hook gets', `refs/heads/main ${ZERO} refs/heads/main ${ZERO}\n`, 'malformed'],
    ['an unknown object', `${ZERO} ${'1'.repeat(40)} refs/heads/main\n`, 'is not in this repository'],
    ['an option', `${ZERO} ${'1'.repeat(40)} --upload-pack=x\n`, 'is not in this repository'],
    ['a control character', `${ZERO} ${'1'.repeat(40)} refs/heads/\u001b[31m\n`, '\\x1b[31m'],
    ['bytes', `${ZERO} \u0000\u0000 \ufffd\n`, 'malformed pre-receive input'],
  ])('%s is an error', async (_, input, says) => {
    const { bare } = await createServer()
    const { code, stderr } = await gate(bare, ['pre-receive'], { input })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) })
    expect(stderr).not.toContain('\u001b')
  })

  test('old ids that a client makes up excuse nothing', async () => {
    const { bare, clone } = await createServer()
    const bad = await save(clone, { 'web.yaml': BAD_CFN })
    const pack = await run(
      'git',
      ['pack-objects', '--all', '-q', join(bare.path, 'objects/pack/pack')],
      clone.path,
      clone.environment,
    )
    expect(pack.code).toBe(0)
    const input = `${bad} ${await clone.id('HEAD~1')} refs/heads/a\n${ZERO} ${bad} refs/heads/b\n`
    expect((await gate(bare, ['pre-receive'], { input })).code).toBe(1)
  })
})

describe('a push', () => {
  test('of thousands of branches is checked at each tip', async () => {
    const { bare, clone } = await createServer()
    const files = (i: number) => [['notes.txt', String(i)], ...(i === 1_234 ? [['web.yaml', BAD_CFN]] : [])]
    const commit = (i: number) =>
      [
        `commit refs/heads/b/${i}\ncommitter a <a@example.com> ${1_700_000_000 + i} +0000\ndata 1\nx\nfrom refs/heads/main\n`,
        ...files(i).map(
          ([path = '', text = '']) => `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`,
        ),
      ].join('')
    const input = Array.from({ length: 2_000 }, (_, i) => commit(i)).join('')
    expect((await run('git', ['fast-import', '--quiet'], clone.path, clone.environment, input)).code).toBe(0)
    const { code, stderr } = await clone.tryGit('push', '-q', bare.path, 'refs/heads/b/*:refs/heads/b/*')
    expect(code).toBe(1)
    expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    expect(stderr).toContain('1 critical in 1 template')
  })

  test('from a shallow clone is checked whole, where the server accepts it', async () => {
    const server = await createServer()
    const { bare, clone } = server
    await save(clone, { 'old.yaml': GOOD_CFN })
    const path = join(createFolder(), 'shallow')
    await clone.git('clone', '-q', '--depth=1', `file://${clone.path}`, path)
    const shallow = useRepository(path)
    await save(shallow, { 'web.yaml': BAD_CFN })
    await bare.git('config', 'receive.shallowUpdate', 'true')
    const { code, stderr } = await shallow.tryGit(
      'push',
      bare.path,
      'main:shallow',
      'main~1:refs/heads/older',
    )
    expect(code).toBe(1)
    expect(stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })

  test('to a ref of another kind does not make its content known', async () => {
    const server = await createServer()
    const { clone } = server
    await save(clone, { 'web.yaml': BAD_CFN })
    await sneak(server, 'main:refs/merge-requests/1/head')
    await save(clone, { 'notes.txt': 'x' })
    const both = ['main:refs/merge-requests/1/head', 'main~1:refs/heads/main']
    expect((await clone.tryGit('push', 'origin', ...both)).stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })

  test('of a replacement shows no other content than what is pushed', async () => {
    const server = await createServer()
    const { bare, clone } = server
    await save(clone, { 'web.yaml': BAD_CFN })
    await clone.git('branch', 'bad')
    const bad = await clone.id('bad')
    await clone.git('reset', '-q', '--hard', 'HEAD~1')
    const good = await save(clone, { 'web.yaml': GOOD_CFN })
    await sneak(server, 'main')
    await clone.git('push', '-q', 'origin', `${good}:refs/replace/${bad}`)
    expect((await clone.tryGit('push', 'origin', 'bad')).stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    expect((await bare.git('for-each-ref', 'refs/heads')).stdout).not.toContain('bad')
  })

  test.each([
    'refs/tags/\u202e\u2066x',
    'refs/tags/\u009b31m',
    "refs/tags/$(id)'`",
    'refs/tags/--upload-pack',
  ])('with a ref named %j prints and runs nothing of it', async (ref) => {
    const { clone } = await createServer()
    await clone.git('update-ref', ref, 'HEAD^{tree}')
    const { code, stderr } = await clone.tryGit('push', '-q', 'origin', `${ref}:${ref}`)
    expect(code).toBe(0)
    const said = stderr.split('\n').find((line) => line.includes('not a commit')) ?? ''
    expect(said).toContain('so it was not checked')
    expect(said).not.toMatch(/[\u0080-\u009f\u202a-\u202e\u2066-\u2069]|uid=/)
  })

  test('whose configuration allows no time is checked all the same', async () => {
    const { clone } = await createServer()
    await clone.write('.mvcrc', 'timeoutSeconds: 1\nunscannable: warn\n')
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [`t${i}.yaml`, `${GOOD_CFN}# ${i}\n`]),
    )
    await save(clone, { ...many, 'z.yaml': BAD_CFN })
    const { code, stderr } = await clone.tryGit('push', 'origin', 'main')
    expect(code).toBe(1)
    expect(stderr).toContain(`z.yaml:${BAD_CFN_AT}`)
    expect(stderr).not.toContain('not evaluated within')
  })

  test('with a configuration that is a program runs none of it, and is refused', async () => {
    const { bare, clone } = await createServer()
    const mark = join(createFolder(), 'ran')
    await save(clone, {
      'mvc.config.js': `require('fs').writeFileSync(${JSON.stringify(mark)}, '')\n`,
      'a.yaml': GOOD_CFN,
    })
    const { stderr } = await clone.tryGit('push', bare.path, 'main')
    expect(stderr).toContain('executable configuration files are not supported')
    expect((await run('ls', [mark], clone.path, clone.environment)).code).not.toBe(0)
  })

  test('that a hook before this one takes the input from is refused', async () => {
    const { bare, clone } = await createServer()
    await bare.hook('pre-receive', `cat >/dev/null\n${hookLine()}`)
    await save(clone, { 'notes.txt': 'x' })
    expect((await clone.tryGit('push', 'origin', 'main')).stderr).toContain('no refs on standard input')
  })

  test('to an empty repository with a broken HEAD is checked', async () => {
    const bare = await createRepository({ bare: true })
    await bare.hook('pre-receive', hookLine())
    await bare.write('HEAD', 'ref: refs/heads/does/not/exist\n')
    const clone = await createRepository()
    await save(clone, { 'web.yaml': BAD_CFN })
    expect((await clone.tryGit('push', bare.path, 'main')).stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  })
})
