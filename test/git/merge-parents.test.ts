/** What a merge brings: not what a parent has that a remote knows already, unless the merge itself changes it. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/core/snapshot.ts'
import { openRepository } from '../../src/git/git.ts'
import { stagedChange } from '../../src/git/staged.ts'
import { createFolder, createRepository, type TestRepository } from '../support/repository.ts'
import { touchedTexts } from './changes.ts'

/** A clone whose `main` and `topic` have parted; `theirs.yaml` and `infra/` come with topic. */
async function parted(): Promise<TestRepository> {
  const repository = await createRepository()
  await repository.write('both.yaml', 'one\n')
  await repository.commit('Base')
  await repository.git('checkout', '-q', '-b', 'topic')
  await repository.write('theirs.yaml', 'theirs')
  await repository.write('both.yaml', 'theirs\n')
  await repository.write('infra/a.tf', 'theirs')
  await repository.commit('Theirs')
  await repository.git('checkout', '-q', 'main')
  await repository.write('mine.yaml', 'mine')
  await repository.commit('Mine')
  return repository
}

async function publish(repository: TestRepository, branch: string): Promise<void> {
  const remote = join(createFolder(), 'remote.git')
  await repository.git('init', '-q', '--bare', remote)
  await repository.git('remote', 'add', 'origin', remote)
  await repository.git('push', '-q', 'origin', branch)
}

async function staged(repository: TestRepository, extra: NodeJS.ProcessEnv = {}): Promise<Change> {
  return stagedChange(await openRepository(repository.path, { ...repository.environment, ...extra }))
}

describe('a merge', () => {
  test('of a local branch brings all that the branch has', async () => {
    const repository = await parted()
    await repository.git('merge', '-q', '--no-ff', '--no-commit', 'topic')
    expect(await touchedTexts(await staged(repository))).toEqual({
      'both.yaml': 'theirs\n',
      'infra/a.tf': 'theirs',
      'theirs.yaml': 'theirs',
    })
  })

  test('of what a remote has brings only what differs from both', async () => {
    const repository = await parted()
    await publish(repository, 'topic')
    await repository.git('merge', '-q', '--no-ff', '--no-commit', 'topic')
    expect(await touchedTexts(await staged(repository))).toEqual({})
    await repository.write('theirs.yaml', 'evil')
    await repository.write('infra/b.tf', 'evil')
    await repository.git('add', '.')
    const change = await staged(repository)
    expect(await touchedTexts(change)).toEqual({
      'infra/a.tf': 'theirs',
      'infra/b.tf': 'evil',
      'theirs.yaml': 'evil',
    })
    expect(change.bases).toHaveLength(2)
  })

  test('is recognized while git runs pre-merge-commit, before there is a MERGE_HEAD', async () => {
    const repository = await parted()
    await publish(repository, 'topic')
    const kept = join(createFolder(), 'kept')
    await repository.hook(
      'pre-merge-commit',
      `env | grep '^GITHEAD_' >'${kept}'; ls .git >>'${kept}'; exit 1`,
    )
    await repository.tryGit('merge', '--no-ff', '--no-edit', 'topic')
    const lines = (await readFile(kept, 'utf8')).split('\n')
    expect(lines).not.toContain('MERGE_HEAD')
    await rm(join(repository.path, '.git/MERGE_HEAD'), { force: true })
    const [name = '', value = ''] = lines[0]?.split('=') ?? []
    expect(await touchedTexts(await staged(repository, { [name]: value }))).toEqual({})
  })

  test('of several branches: each that a remote has is a base', async () => {
    const repository = await parted()
    await publish(repository, 'topic')
    await repository.git('checkout', '-q', '-b', 'local', 'main')
    await repository.write('local.yaml', 'local')
    await repository.commit('Local')
    await repository.git('checkout', '-q', 'main')
    await repository.git('merge', '-q', '--no-ff', '--no-commit', 'topic', 'local')
    expect(await touchedTexts(await staged(repository))).toEqual({ 'local.yaml': 'local' })
  })

  test('with a damaged MERGE_HEAD, or one of a commit that is not here, is compared with HEAD', async () => {
    const repository = await parted()
    await repository.write('new.yaml', 'new')
    await repository.git('add', '.')
    await repository.write('.git/MERGE_HEAD', `${'1'.repeat(40)}\n--all\nx\n`)
    expect(await touchedTexts(await staged(repository))).toEqual({ 'new.yaml': 'new' })
  })
})
