/** What bypasses the gate is noticed, recorded, and named at the push. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createFolder, createRepository, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, BAD_TF, GOOD_CFN } from '../support/templates.ts'

const PAST =
  /^mvc-gate: commit [0-9a-f]{7} bypassed the gate \(web\.yaml\); recorded, and will be checked on push\n$/m

interface Recorded {
  readonly commit: string
  readonly date: string
  readonly committer: string
  readonly templates: readonly string[]
}

async function recorded(repository: TestRepository): Promise<readonly Recorded[]> {
  const { stdout } = await gate(repository, ['skipped', '--format', 'json'])
  return JSON.parse(stdout).commits
}

async function stage(repository: TestRepository, content: string): Promise<void> {
  await repository.write('web.yaml', content)
  await repository.git('add', '.')
}

describe('a commit that bypassed the gate', () => {
  test('is reported in one line, recorded, and named when it is pushed', async () => {
    const repository = await createGatedRepository()
    await stage(repository, BAD_CFN)
    const { code, stderr } = await repository.tryGit('commit', '-q', '-n', '-m', 'Past')
    expect(code).toBe(0)
    expect(stderr).toMatch(PAST)
    const head = await repository.id('HEAD')
    expect(await recorded(repository)).toEqual([
      {
        commit: head,
        date: expect.stringMatching(/^\d{4}-/),
        committer: expect.stringMatching(/ <.+>$/),
        templates: ['web.yaml'],
      },
    ])
    const listed = await gate(repository, ['skipped'])
    expect(listed.stdout).toContain('1 commit bypassed the gate:\n')
    expect(listed.stdout).toContain(head.slice(0, 7))

    const remote = await createRepository({ bare: true })
    const push = await repository.tryGit('push', remote.path, 'main')
    expect(push.code).toBe(1)
    expect(push.stderr).toContain(`this push contains 1 commit that bypassed the gate: ${head.slice(0, 7)}`)
    await stage(repository, GOOD_CFN)
    await repository.git('commit', '-q', '-m', 'Fix')
    const again = await repository.tryGit('push', remote.path, 'main')
    expect(again.code).toBe(0)
    expect(again.stderr).toContain(`this push contains 1 commit that bypassed the gate: ${head.slice(0, 7)}`)
    await repository.write('notes.txt', 'x')
    await repository.commit()
    expect((await repository.tryGit('push', remote.path, 'main')).stderr).not.toContain('bypassed the gate')
  })

  test('is forgotten once a push of it was checked, or no ref reaches it', async () => {
    const repository = await createGatedRepository()
    await stage(repository, BAD_CFN)
    await repository.git('commit', '-q', '-n', '-m', 'Past')
    await repository.git('commit', '-q', '-n', '--amend', '-m', 'Past, amended')
    expect(await recorded(repository)).toHaveLength(1)
    const remote = await createRepository({ bare: true })
    expect((await repository.tryGit('push', remote.path, 'main')).code).toBe(1)
    expect(await recorded(repository)).toHaveLength(1)
    await stage(repository, GOOD_CFN)
    await repository.git('commit', '-q', '-m', 'Fix')
    await repository.git('push', '-q', remote.path, 'main')
    expect(await recorded(repository)).toEqual([])
  })

  test('is reported by the files of Terraform that it brings', async () => {
    const repository = await createGatedRepository()
    await repository.write('main.tf', BAD_TF)
    await repository.write('infra/disk.tf', BAD_TF)
    await repository.git('add', '.')
    const { stderr } = await repository.tryGit('commit', '-q', '-n', '-m', 'Past')
    expect(stderr).toContain('bypassed the gate (infra/disk.tf, main.tf);')
    expect(await recorded(repository)).toMatchObject([{ templates: ['infra/disk.tf', 'main.tf'] }])
    await repository.git('rm', '-q', 'infra/disk.tf')
    await repository.write('infra/other.tf', '')
    await repository.git('add', '.')
    await repository.git('commit', '-q', '-n', '-m', 'Past again')
    expect((await recorded(repository))[1]).toMatchObject({ templates: ['infra/other.tf'] })
  })

  test('is forgotten on demand', async () => {
    const repository = await createGatedRepository()
    await stage(repository, GOOD_CFN)
    await repository.git('commit', '-q', '-n', '-m', 'Past')
    expect(await recorded(repository)).toHaveLength(1)
    expect((await gate(repository, ['skipped', '--clear'])).stdout).toContain(
      '1 commit bypassed the gate (record cleared):',
    )
    expect((await gate(repository, ['skipped'])).stdout).toBe('No commits have bypassed the gate.\n')
  })

  test('is recorded for all work trees of a clone', async () => {
    const repository = await createGatedRepository()
    const tree = join(createFolder(), 'tree')
    await repository.git('worktree', 'add', '-q', tree, '-b', 'topic')
    await writeFile(join(tree, 'web.yaml'), GOOD_CFN)
    await repository.git('-C', tree, 'add', '.')
    await repository.git('-C', tree, 'commit', '-q', '-m', 'Gated')
    expect(await recorded(repository)).toEqual([])
    await repository.git('-C', tree, 'commit', '-q', '-n', '--allow-empty', '-m', 'Empty')
    expect(await recorded(repository)).toEqual([])
    await writeFile(join(tree, 'web.yaml'), BAD_CFN)
    await repository.git('-C', tree, 'commit', '-q', '-n', '-a', '-m', 'Past')
    expect(await recorded(repository)).toHaveLength(1)
  })

  test('also when it amends, and when it is a merge', async () => {
    const repository = await createGatedRepository()
    await stage(repository, GOOD_CFN)
    await repository.git('commit', '-q', '-m', 'Gated')
    await stage(repository, BAD_CFN)
    expect((await repository.tryGit('commit', '-q', '--amend', '-n', '-m', 'Past')).stderr).toMatch(PAST)
    await repository.git('switch', '-q', '-c', 'topic', 'HEAD~1')
    await repository.write('other.txt', 'x')
    await repository.git('add', '.')
    await repository.git('commit', '-q', '-m', 'Other')
    const merge = await repository.tryGit('merge', '-q', '--no-verify', '--no-edit', 'main')
    expect(merge.code).toBe(0)
    // Both sides were committed as they are; the merge itself brings nothing that is new.
    expect(merge.stderr).not.toContain('bypassed the gate')
    expect(await recorded(repository)).toHaveLength(1)
  })

  test('is reported where a hook that ran after the gate changed a template', async () => {
    const repository = await createGatedRepository()
    await stage(repository, GOOD_CFN)
    await repository.write('bad.txt', BAD_CFN)
    const gated = 'sh node_modules/mvc-gate/hooks/gate.sh pre-commit || exit $?'
    await repository.hook('pre-commit', `${gated}\ncp bad.txt web.yaml\ngit add web.yaml`)
    const { code, stderr } = await repository.tryGit('commit', '-q', '-m', 'x')
    expect(stderr).toMatch(PAST)
    expect(code).toBe(0)
    expect((await repository.git('show', 'HEAD:web.yaml')).stdout).toBe(BAD_CFN)
  })
})

describe('no skip', () => {
  test('is a commit that the gate let pass, however it is made', async () => {
    const repository = await createGatedRepository()
    const quiet = async (...args: readonly string[]) => {
      const { code, stderr } = await repository.tryGit(...args)
      expect(stderr).not.toContain('bypassed the gate')
      expect(code).toBe(0)
    }
    await stage(repository, GOOD_CFN)
    await quiet('commit', '-q', '-m', 'Plain')
    await repository.write('web.yaml', `${GOOD_CFN}# a\n`)
    await quiet('commit', '-q', '-a', '-m', 'All')
    await repository.write('web.yaml', `${GOOD_CFN}# b\n`)
    await quiet('commit', '-q', 'web.yaml', '-m', 'Path')
    await quiet('commit', '-q', '--amend', '-m', 'Amended')
    await quiet('commit', '-q', '--allow-empty', '-m', 'Empty')
    await repository.git('switch', '-q', '-c', 'topic', 'HEAD~1')
    await repository.write('other.yaml', GOOD_CFN)
    await repository.git('add', '.')
    await quiet('commit', '-q', '-m', 'Other')
    await quiet('merge', '-q', '--no-edit', 'main')
    expect(await recorded(repository)).toEqual([])
  })

  test('is one without templates', async () => {
    const repository = await createGatedRepository()
    await repository.write('notes.txt', 'x')
    await repository.git('add', '.')
    expect(await repository.tryGit('commit', '-q', '-n', '-m', 'x')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
    expect(await recorded(repository)).toEqual([])
  })

  test('is what git asks no gate about: their content is judged at the push', async () => {
    const repository = await createGatedRepository()
    await repository.git('switch', '-q', '-c', 'topic')
    await stage(repository, BAD_CFN)
    await repository.git('commit', '-q', '-n', '-m', 'Bad')
    await gate(repository, ['skipped', '--clear'])
    await repository.git('switch', '-q', 'main')
    await repository.write('a.txt', 'a')
    await repository.commit()
    for (const args of [
      ['cherry-pick', 'topic'],
      ['revert', '--no-edit', 'HEAD'],
      ['revert', '--no-edit', 'HEAD'],
    ]) {
      const { code, stderr } = await repository.tryGit(...args)
      expect({ code, past: stderr.includes('bypassed the gate') }).toEqual({ code: 0, past: false })
    }
    await repository.git('switch', '-q', 'topic')
    const rebase = await repository.tryGit('rebase', '-q', 'main~2')
    expect({ code: rebase.code, past: rebase.stderr.includes('bypassed the gate') }).toEqual({
      code: 0,
      past: false,
    })
    expect(await recorded(repository)).toEqual([])
    const remote = await createRepository({ bare: true })
    expect((await repository.tryGit('push', remote.path, 'topic')).code).toBe(1)
  })

  test("is a fast-forward, and a pull of others' commits", async () => {
    const repository = await createGatedRepository()
    await repository.git('switch', '-q', '-c', 'topic')
    await stage(repository, BAD_CFN)
    await repository.git('commit', '-q', '-n', '-m', 'Bad')
    await gate(repository, ['skipped', '--clear'])
    await repository.git('switch', '-q', 'main')
    const { code, stderr } = await repository.tryGit('merge', '-q', '--ff-only', 'topic')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(await recorded(repository)).toEqual([])
  })
})

describe('the way past a blocked commit', () => {
  const lastLine = (stderr: string): string => stderr.trimEnd().split('\n').at(-1) ?? ''

  test('promises what the hooks that are installed keep', async () => {
    const repository = await createGatedRepository()
    await stage(repository, BAD_CFN)
    const blocked = async () => lastLine((await repository.tryGit('commit', '-m', 'x')).stderr)
    expect(await blocked()).toBe('Emergency: git commit --no-verify (recorded; the push is checked)')
    const hooks = join(repository.path, '.git/hooks')
    await writeFile(join(hooks, 'post-commit'), '#!/bin/sh\n# sh hooks/gate.sh post-commit\n')
    expect(await blocked()).toBe('Emergency: git commit --no-verify (the push is checked)')
    await rm(join(hooks, 'pre-push'))
    expect(await blocked()).toBe('Emergency: git commit --no-verify')
  })

  test('after a blocked merge it is a commit that ends the merge, or the end of the merge', async () => {
    const repository = await createGatedRepository()
    await repository.write('notes.txt', 'x')
    await repository.commit()
    await repository.git('checkout', '-qb', 'topic')
    await stage(repository, BAD_CFN)
    await repository.git('commit', '-qnm', 'Past')
    await repository.git('checkout', '-q', 'main')
    await repository.write('notes.txt', 'y')
    await repository.commit()
    const merge = await repository.tryGit('merge', '--no-edit', 'topic')
    expect(merge.code).not.toBe(0)
    expect(merge.stderr).toContain(
      'Emergency: git commit --no-verify (the push is checked); to undo the merge: git merge --abort',
    )
    expect((await repository.tryGit('commit', '--no-verify', '--no-edit')).code).toBe(0)
  })
})
