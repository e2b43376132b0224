/** What the pre-commit framework asks for, and what is then checked. */
import { describe, expect, test } from 'vitest'
import { askedChange, frameworkPush } from '../../src/cli/pre-commit-framework.ts'
import { openRepository } from '../../src/git/git.ts'
import { touchedPaths } from '../git/changes.ts'
import { createRepository, type TestRepository } from '../support/repository.ts'

/** Commits `one` and `two` with a file each, and a staged one. */
async function history(): Promise<TestRepository> {
  const repository = await createRepository()
  await repository.write('one.tf', '1')
  await repository.commit('one')
  await repository.write('two.tf', '2')
  await repository.commit('two')
  await repository.write('staged.tf', '3')
  await repository.git('add', '.')
  return repository
}

async function asked(repository: TestRepository, env: NodeJS.ProcessEnv, ...paths: readonly string[]) {
  return askedChange(await openRepository(repository.path, repository.environment), env, paths)
}

describe('in the pre-commit stage', () => {
  test.each([
    ['no files', []],
    ['staged files', ['staged.tf']],
    ['a file that the index does not have', ['staged.tf', 'elsewhere.tf']],
  ])('%s: what is staged, against HEAD', async (_, paths) => {
    const change = await asked(await history(), {}, ...paths)
    expect(touchedPaths(change)).toEqual(['staged.tf'])
    expect(change.bases).toHaveLength(1)
  })

  test('files that are not staged: all that are named, whoever brought them', async () => {
    const change = await asked(await history(), {}, 'one.tf', 'staged.tf')
    expect(touchedPaths(change)).toEqual(['one.tf', 'staged.tf'])
    expect(change.bases).toBeUndefined()
  })

  test('a range: what its end has and its start has not', async () => {
    const repository = await history()
    const range = { PRE_COMMIT_FROM_REF: 'HEAD~1', PRE_COMMIT_TO_REF: 'HEAD' }
    const change = await asked(repository, range, 'one.tf')
    expect(touchedPaths(change)).toEqual(['two.tf'])
  })

  test('a range that is not here is an error', async () => {
    const range = { PRE_COMMIT_FROM_REF: 'HEAD~9', PRE_COMMIT_TO_REF: 'HEAD' }
    await expect(asked(await history(), range)).rejects.toThrow("'HEAD~9' is not a commit of this clone")
  })
})

describe('in the pre-push stage', () => {
  async function described(repository: TestRepository, env: NodeJS.ProcessEnv) {
    const push = await frameworkPush(await openRepository(repository.path, repository.environment), env)
    return push && { ...push, input: Buffer.from(push.input).toString() }
  }

  const PUSH = {
    PRE_COMMIT_REMOTE_NAME: 'origin',
    PRE_COMMIT_REMOTE_URL: 'https://example.com/x.git',
    PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/main',
    PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/main',
  }

  test('a push with a range is described as git does', async () => {
    const repository = await history()
    const [from, to] = [await repository.id('HEAD~1'), await repository.id('HEAD')]
    expect(
      await described(repository, { ...PUSH, PRE_COMMIT_FROM_REF: from, PRE_COMMIT_TO_REF: to }),
    ).toEqual({
      remote: 'origin',
      url: 'https://example.com/x.git',
      input: `refs/heads/main ${to} refs/heads/main ${from}\n`,
    })
  })

  test('a first push has no range: everything is new', async () => {
    const repository = await history()
    const push = await described(repository, PUSH)
    expect(push?.input).toBe(
      `refs/heads/main ${await repository.id('HEAD')} refs/heads/main ${'0'.repeat(40)}\n`,
    )
  })

  test('without a remote it is no push', async () => {
    expect(await described(await history(), {})).toBeUndefined()
  })
})
