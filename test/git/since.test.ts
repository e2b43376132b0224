import { describe, expect, it } from 'vitest'
import { openRepository } from '../../src/git/git.ts'
import { sinceChange } from '../../src/git/since.ts'
import { createFolder, createRepository, type TestRepository, useRepository } from '../support/repository.ts'
import { touchedTexts } from './changes.ts'

async function since(repository: TestRepository, rev: string) {
  return sinceChange(await openRepository(repository.path, repository.environment), rev)
}

/** main and topic share a commit with a.yaml, b.yaml and c.yaml; HEAD is topic. */
async function branched() {
  const repository = await createRepository()
  for (const name of ['a', 'b', 'c']) await repository.write(`${name}.yaml`, name)
  await repository.commit()
  await repository.git('switch', '-q', '-c', 'topic')
  await repository.write('a.yaml', 'topic')
  await repository.write('new.yaml', 'new')
  await repository.remove('b.yaml')
  await repository.commit()
  await repository.git('switch', '-q', 'main')
  await repository.write('c.yaml', 'main')
  await repository.commit()
  await repository.git('switch', '-q', 'topic')
  return repository
}

describe('sinceChange', () => {
  it('is what HEAD changed since it left the other branch, not what that did since', async () => {
    const change = await since(await branched(), 'main')
    expect(await touchedTexts(change)).toEqual({ 'a.yaml': 'topic', 'new.yaml': 'new' })
    expect(change.removed).toEqual(['b.yaml'])
  })

  it('is nothing since HEAD, and takes any way to name a commit', async () => {
    const repository = await branched()
    expect(await touchedTexts(await since(repository, 'HEAD'))).toEqual({})
    await repository.git('tag', '-a', '-m', 'tag', 'v1', 'main')
    for (const rev of ['v1', 'HEAD~1', 'topic@{0}^', await repository.id('main')]) {
      expect(Object.keys(await touchedTexts(await since(repository, rev))), rev).toEqual([
        'a.yaml',
        'new.yaml',
      ])
    }
  })

  it('takes nothing as new that one of several merge bases has', async () => {
    const repository = await branched()
    const topic = await repository.id('topic')
    await repository.git('merge', '-q', '--no-edit', 'main')
    await repository.git('switch', '-q', 'main')
    await repository.git('merge', '-q', '--no-edit', topic)
    await repository.git('switch', '-q', 'topic')
    await repository.write('new.yaml', 'newer')
    await repository.commit()
    expect(
      (await repository.git('merge-base', '--all', 'main', 'topic')).stdout.trim().split('\n').length,
    ).toBe(2)
    expect(await touchedTexts(await since(repository, 'main'))).toEqual({ 'new.yaml': 'newer' })
  })

  it('is a usage error for what is not a commit', async () => {
    const repository = await branched()
    for (const rev of [
      'nowhere',
      'HEAD:a.yaml',
      '',
      '--all',
      '-1',
      'main..topic',
      '^main',
      'a\0b',
      'HEAD~99',
    ]) {
      await expect(since(repository, rev), rev).rejects.toMatchObject({
        code: 'usage',
        message: `'${rev}' is not a commit of this clone`,
      })
    }
  })

  it('says what to do where the common history is missing', async () => {
    const repository = await branched()
    const shallow = useRepository(createFolder())
    await shallow.git('clone', '-q', '--depth=1', '--no-single-branch', `file://${repository.path}`, '.')
    await expect(since(shallow, 'origin/main')).rejects.toMatchObject({
      code: 'git',
      message: "'origin/main' and HEAD have no common ancestor",
      hint: expect.stringContaining('git fetch --unshallow'),
    })
  })

  it('needs a commit', async () => {
    const repository = await createRepository()
    await expect(since(repository, 'main')).rejects.toMatchObject({ code: 'usage' })
  })
})
