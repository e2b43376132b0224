import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/core/snapshot.ts'
import { openRepository } from '../../src/git/git.ts'
import { handedOver } from '../../src/git/handed-over.ts'
import { openAtTop } from '../../src/git/open.ts'
import { stagedChange } from '../../src/git/staged.ts'
import { createFolder, createRepository, type TestRepository } from '../support/repository.ts'

const HEAD = '1'.repeat(40)
const [OLD, NEW, NONE] = ['2'.repeat(40), '3'.repeat(40), '0'.repeat(40)]
const line = (path: string, ids = `${OLD} ${NEW}`) => `:100644 100644 ${ids} M\t${path}`
const handed = (...lines: readonly string[]) => ({
  MVC_STAGED: [`${process.pid} ${HEAD}`, ...lines].join('\n'),
})

describe('handedOver', () => {
  it('is what git printed', () => {
    const entry = { oldMode: '100644', newMode: '100644', oldId: OLD, newId: NEW, status: 'M' }
    expect(handedOver(handed(line('infra/é web.yaml'), line('b')))).toEqual({
      head: HEAD,
      entries: [
        { ...entry, path: 'infra/é web.yaml' },
        { ...entry, path: 'b' },
      ],
    })
    expect(handedOver({ MVC_STAGED: `${process.ppid} ${HEAD}\n${line('b')}` })?.head).toBe(HEAD)
  })

  const OTHERS: Readonly<Record<string, NodeJS.ProcessEnv>> = {
    'nothing is handed on': {},
    'it is empty': { MVC_STAGED: '' },
    'it is from another process': { MVC_STAGED: `1${process.pid} ${HEAD}\n${line('b')}` },
    'it names no commit': { MVC_STAGED: `${process.pid} HEAD\n${line('b')}` },
    'a path is in quotes': handed(line('b'), line('"a\\tb"')),
    'a path is not UTF-8': handed(line('a\ufffd')),
    'a path is missing': handed(line('')),
    'a path is unmerged': handed(`:100644 000000 ${OLD} ${NONE} U\tb`),
    'an id is cut short': handed(line('b', `${OLD} ${NEW.slice(1)}`)),
    'an id is of another format': handed(line('b', `${OLD}${'2'.repeat(24)} ${NEW}${'3'.repeat(24)}`)),
    'a line is empty': handed(line('b'), ''),
    'a file was renamed': handed(`:100644 100644 ${OLD} ${NEW} R100\ta\tb`),
    'the last line is cut short': handed(line('b'), ':100644 1006'),
  }
  for (const [name, environment] of Object.entries(OTHERS)) {
    it(`is nothing where ${name}`, () => {
      expect(handedOver(environment)).toBeUndefined()
    })
  }
})

/** What is staged, as a hook finds it that is handed what git says; with `bin` in the place of PATH. */
async function asHandedOver(
  { path, environment, git }: TestRepository,
  more: NodeJS.ProcessEnv = {},
): Promise<Change> {
  const args = ['--cached', '--ita-invisible-in-index', 'HEAD', '--raw', '--no-abbrev', '--no-renames']
  const { stdout } = await git('-c', 'core.quotePath=false', 'diff-index', ...args)
  const head = (await git('rev-parse', 'HEAD')).stdout.trim()
  const staged = `${process.pid} ${head}\n${stdout.trimEnd()}`
  return stagedChange(await openAtTop(path, { ...environment, MVC_STAGED: staged, ...more }))
}

/** All that a change says, with what its snapshot and its bases hold. */
async function described(change: Change) {
  const snapshots = [change.snapshot, ...(change.bases ?? [])]
  return {
    touched: change.touched,
    removed: change.removed,
    links: change.links ?? [],
    texts: (await change.snapshot.read(change.touched)).map((bytes) => Buffer.from(bytes).toString('latin1')),
    names: snapshots.map(({ name }) => name),
    lists: await Promise.all(snapshots.map((each) => each.list())),
    folders: await Promise.all(snapshots.map((each) => each.listFolders(['.', 'infra'], ['infra/deep']))),
  }
}

async function createStaged(objectFormat: 'sha1' | 'sha256' = 'sha1') {
  const repository = await createRepository({ objectFormat })
  for (const name of ['same', 'changed', 'gone', 'moved']) await repository.write(`infra/${name}.tf`, name)
  await repository.write('infra/deep/er/a.tf', 'deep')
  await repository.write('top.yaml', 'top')
  await repository.commit()
  await repository.write('infra/changed.tf', 'staged')
  await repository.write('infra/é new.tf', 'new')
  await repository.write('infra/deep/er/b.tf', 'new')
  await repository.git('add', '.')
  await repository.git('rm', '-q', 'infra/gone.tf')
  await repository.git('mv', 'infra/moved.tf', 'moved.tf')
  await repository.write('infra/changed.tf', 'not staged')
  return repository
}

async function expectSame(repository: TestRepository): Promise<void> {
  const asked = await stagedChange(await openRepository(repository.path, repository.environment))
  expect(await described(await asHandedOver(repository))).toEqual(await described(asked))
}

describe('what is staged, where git was asked before', () => {
  it.each(['sha1', 'sha256'] as const)('is the same, without another git: %s', async (objectFormat) => {
    const repository = await createStaged(objectFormat)
    await expectSame(repository)
    await described(await asHandedOver(repository, { PATH: createFolder() }))
  })

  it('is the same with modes, links and submodules', async () => {
    const repository = await createStaged()
    const head = (await repository.git('rev-parse', 'HEAD')).stdout.trim()
    await repository.stage('infra/same.tf', 'same', '100755')
    await repository.stage('top.yaml', 'infra/same.tf', '120000')
    await repository.stage('link.yaml', 'infra/changed.tf', '120000')
    await repository.git('update-index', '--add', '--cacheinfo', `160000,${head},module`)
    await expectSame(repository)
    await repository.git('commit', '-qm', 'x')
    await repository.stage('top.yaml', 'a file again')
    await repository.git('rm', '-q', '--cached', 'link.yaml', 'module')
    await expectSame(repository)
  })

  it('is the same where a folder takes the place of a file, and a file that of a folder', async () => {
    const repository = await createStaged()
    await repository.commitIndex()
    await repository.git('rm', '-rq', '--cached', 'infra/deep', 'top.yaml')
    await repository.stage('infra/deep', 'a file')
    await repository.stage('top.yaml/a.tf', 'below it')
    await expectSame(repository)
  })

  it('leaves out what `git add -N` has announced', async () => {
    const repository = await createStaged()
    await repository.write('later.tf', 'later')
    await repository.git('add', '-N', 'later.tf')
    await expectSame(repository)
    await repository.git('rm', '-q', '--cached', 'infra/same.tf')
    await repository.git('add', '-N', 'infra/same.tf')
    await expectSame(repository)
  })

  it('is asked again where paths are in quotes, not UTF-8, or unmerged', async () => {
    const repository = await createStaged()
    await repository.stage('infra/a"b.tf', 'quoted')
    await expectSame(repository)
    await repository.git('checkout', '-qb', 'other')
    await repository.commitIndex()
    await repository.git('checkout', '-qf', '-')
    await repository.write('infra/changed.tf', 'mine')
    await repository.commit()
    await repository.git('merge', '-q', 'other').catch(() => undefined)
    await expectSame(repository)
  })

  it('is asked again where the index has changed since', async () => {
    const repository = await createStaged()
    const args = ['--cached', '--raw', '--no-abbrev', '--no-renames', 'HEAD']
    const { stdout } = await repository.git('-c', 'core.quotePath=false', 'diff-index', ...args)
    const head = (await repository.git('rev-parse', 'HEAD')).stdout.trim()
    const environment = {
      ...repository.environment,
      MVC_STAGED: `${process.pid} ${head}\n${stdout.trimEnd()}`,
    }
    for (const change of ['changed', 'gone']) {
      await repository.stage(`infra/${change}.tf`, 'later')
      const found = await stagedChange(await openAtTop(repository.path, environment))
      const asked = await stagedChange(await openRepository(repository.path, repository.environment))
      expect(await described(found)).toEqual(await described(asked))
    }
  })

  it.skipIf(process.platform === 'win32')('follows links that were there before', async () => {
    const repository = await createStaged()
    await symlink('infra', join(repository.path, 'linked'))
    await repository.git('add', '.')
    await expectSame(repository)
    await repository.commitIndex()
    await repository.write('infra/same.tf', 'changed')
    await repository.git('add', '.')
    await expectSame(repository)
    await repository.git('rm', '-q', '--cached', 'linked')
    await expectSame(repository)
  })
})
