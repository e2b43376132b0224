/** Tips that are read from the disk, compared with what git says of the same repositories. */
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDiskTips } from '../../src/git/disk-tip.ts'
import { askForTip, mirrorEnvironment, originEnvironment, type RemoteTip } from '../../src/git/mirror.ts'
import { createFolder, createRepository, type TestRepository } from '../support/repository.ts'

type Make = (repository: TestRepository) => unknown

const gitFolder = ({ path }: TestRepository): string =>
  existsSync(join(path, '.git')) ? join(path, '.git') : path

/** Repositories of which the disk says as much as git. */
const READ: Readonly<Record<string, Make>> = {
  'a branch in a file': () => undefined,
  'a branch in packed-refs': ({ git }) => git('pack-refs', '--all'),
  'a newer branch in a file than in packed-refs': async (repository) => {
    await repository.git('pack-refs', '--all')
    await repository.commit('later')
  },
  'another branch whose name ends like it in packed-refs': async ({ git }) => {
    await git('branch', 'a/main')
    await git('commit', '-q', '--allow-empty', '-m', 'later')
    await git('pack-refs', '--all')
  },
  'a branch with a slash, a dot and a plus': ({ git }) => git('checkout', '-q', '-b', 'release/v1.2+x'),
  'a detached HEAD': ({ git }) => git('checkout', '-q', '--detach'),
  'annotated tags, peeled in packed-refs': async ({ git }) => {
    await git('tag', '-a', '-m', 'x', 'v1')
    await git('pack-refs', '--all')
  },
}

/** Repositories of which only git says what their tip is, or that they have none. */
const ASKED: Readonly<Record<string, Make>> = {
  'a branch that does not exist': ({ git }) => git('symbolic-ref', 'HEAD', 'refs/heads/none'),
  'a branch that is another name': ({ git }) => git('symbolic-ref', 'refs/heads/main', 'refs/heads/other'),
  'a HEAD outside of the branches': async ({ git }) => {
    await git('update-ref', 'refs/other/x', 'HEAD')
    await git('symbolic-ref', 'HEAD', 'refs/other/x')
  },
  'a HEAD that is a link': (repository) => {
    const head = join(gitFolder(repository), 'HEAD')
    rmSync(head)
    symlinkSync('refs/heads/main', head)
  },
  'refs that are not files': (repository) =>
    writeFileSync(join(gitFolder(repository), 'HEAD'), 'ref: refs/heads/.invalid\n'),
  'a branch whose name leads elsewhere': (repository) =>
    writeFileSync(join(gitFolder(repository), 'HEAD'), 'ref: refs/heads/../../../x\n'),
  'a file of a branch that is damaged': (repository) =>
    writeFileSync(join(gitFolder(repository), 'refs/heads/main'), 'x\n'),
  'a work tree whose git folder is elsewhere': ({ path }) => {
    renameSync(join(path, '.git'), `${path}-git`)
    writeFileSync(join(path, '.git'), `gitdir: ${path}-git\n`)
  },
  'a folder that is not a repository': ({ path }) => {
    rmSync(join(path, '.git'), { recursive: true })
  },
}

async function repositoryAfter(make: Make): Promise<TestRepository> {
  const repository = await createRepository({ path: join(createFolder(), 'repository') })
  await repository.git('branch', '-q', '-m', 'main')
  await repository.commit()
  await repository.git('branch', 'other')
  await make(repository)
  return repository
}

const placeOf = ({ path, environment }: TestRepository) => ({
  top: path,
  environment: mirrorEnvironment(environment, path),
  signal: undefined,
})

async function saidByGit(repository: TestRepository): Promise<RemoteTip | undefined> {
  const place = placeOf(repository)
  return askForTip({ ...place, environment: originEnvironment(place.environment, repository.path) })
}

describe.skipIf(process.platform === 'win32')('the tip on disk', () => {
  test.each(Object.entries(READ))('%s', async (_, make) => {
    const repository = await repositoryAfter(make)
    const tip = await openDiskTips(placeOf(repository))(repository.path)
    expect(tip).toBeDefined()
    expect(tip).toEqual(await saidByGit(repository))
  })

  test.each(['sha1', 'sha256'] as const)('a bare repository, %s', async (objectFormat) => {
    const repository = await createRepository({ objectFormat })
    await repository.commit()
    const path = join(createFolder(), 'bare.git')
    await repository.git('clone', '-q', '--bare', '.', path)
    const tip = await openDiskTips(placeOf(repository))(path)
    expect(tip).toEqual({ branch: 'refs/heads/main', id: await repository.id('HEAD') })
  })

  test.each(Object.entries(ASKED))('is left to git: %s', async (_, make) => {
    const repository = await repositoryAfter(make)
    expect(await openDiskTips(placeOf(repository))(repository.path)).toBeUndefined()
  })

  test('is left to git: a linked work tree', async () => {
    const repository = await repositoryAfter(() => undefined)
    const path = join(createFolder(), 'linked')
    await repository.git('worktree', 'add', '-q', path, 'other')
    expect(await openDiskTips(placeOf(repository))(path)).toBeUndefined()
    const folder = join(repository.path, '.git/worktrees/linked')
    for (const name of ['objects', 'refs']) mkdirSync(join(folder, name), { recursive: true })
    expect(await openDiskTips(placeOf(repository))(folder)).toBeUndefined()
  })

  test('is left to git: a path that git is configured to take for another address', async () => {
    const repository = await repositoryAfter(() => undefined)
    const place = placeOf(repository)
    const environment = {
      ...place.environment,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'url.https://git.example.com/.insteadOf',
      GIT_CONFIG_VALUE_0: join(repository.path, '..'),
    }
    expect(await openDiskTips({ ...place, environment })(repository.path)).toBeUndefined()
  })

  test.skipIf(process.geteuid?.() !== 0)('is left to git: a repository of another user', async () => {
    const repository = await repositoryAfter(() => undefined)
    chownSync(join(repository.path, '.git'), 12_345, 12_345)
    expect(await openDiskTips(placeOf(repository))(repository.path)).toBeUndefined()
    await expect(saidByGit(repository)).rejects.toThrow(/another user owns it/)
  })
})
