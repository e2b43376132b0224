import { copyFile, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/core/snapshot.ts'
import { openRepository } from '../../src/git/git.ts'
import { stagedChange } from '../../src/git/staged.ts'
import { createFolder, createRepository, type TestRepository, useRepository } from '../support/repository.ts'
import { listedPaths, touchedPaths, touchedTexts } from './changes.ts'

async function staged(
  repository: TestRepository,
  extra: NodeJS.ProcessEnv = {},
  folder = '.',
): Promise<Change> {
  const environment = { ...repository.environment, ...extra }
  return stagedChange(await openRepository(join(repository.path, folder), environment))
}

describe.each(['sha1', 'sha256'] as const)('stagedChange in a %s repository', (objectFormat) => {
  it('is every file of the index before the first commit', async () => {
    const repository = await createRepository({ objectFormat })
    expect(await touchedTexts(await staged(repository))).toEqual({})
    await repository.write('a.tf', 'a')
    await repository.write('infra/b.tf', 'b')
    await repository.git('add', '.')
    expect(await touchedTexts(await staged(repository))).toEqual({ 'a.tf': 'a', 'infra/b.tf': 'b' })
  })

  it('is what differs from HEAD, with the staged content and not that of the work tree', async () => {
    const repository = await createRepository({ objectFormat })
    for (const name of ['same', 'changed', 'gone', 'moved']) await repository.write(`${name}.tf`, name)
    await repository.commit()
    await repository.write('changed.tf', 'staged')
    await repository.git('add', '.')
    await repository.git('rm', '-q', 'gone.tf')
    await repository.git('mv', 'moved.tf', 'there.tf')
    await repository.write('changed.tf', 'not staged')
    await repository.write('untracked.tf', 'untracked')
    const change = await staged(repository)
    expect(await touchedTexts(change)).toEqual({ 'changed.tf': 'staged', 'there.tf': 'moved' })
    expect(change.removed).toEqual(['gone.tf', 'moved.tf'])
    expect(await listedPaths(change.snapshot)).toEqual(['changed.tf', 'same.tf', 'there.tf'])
  })
})

describe('stagedChange, by kind of entry', () => {
  it('leaves out links and submodules, and takes a file that was a link', async () => {
    const repository = await createRepository()
    await repository.stage('was-link.tf', 'target.tf', '120000')
    await repository.stage('was-file.tf', 'content')
    const head = await repository.commitIndex()
    await repository.stage('was-link.tf', 'target.tf')
    await repository.stage('was-file.tf', 'target.tf', '120000')
    await repository.stage('new-link.tf', 'elsewhere', '120000')
    await repository.git('update-index', '--add', '--cacheinfo', `160000,${head},module.tf`)
    const change = await staged(repository)
    // The same blob as the link's, but now it is content.
    expect(await touchedTexts(change)).toEqual({ 'was-link.tf': 'target.tf' })
    expect(change.removed).toEqual(['was-file.tf'])
    expect(await listedPaths(change.snapshot)).toEqual(['was-link.tf'])
  })

  it('is not touched by a change of the mode, but by content that comes with one', async () => {
    const repository = await createRepository()
    await repository.stage('a.tf', 'a')
    await repository.stage('b.tf', 'b')
    await repository.commitIndex()
    await repository.stage('a.tf', 'a', '100755')
    await repository.stage('b.tf', 'bb', '100755')
    expect(touchedPaths(await staged(repository))).toEqual(['b.tf'])
  })

  it('leaves out `git add -N`, whose content is not part of the commit', async () => {
    const repository = await createRepository()
    await repository.write('first.tf', 'first')
    await repository.git('add', '-N', 'first.tf')
    const initial = await staged(repository)
    expect([touchedPaths(initial), await listedPaths(initial.snapshot)]).toEqual([[], []])
    await repository.commit()
    await repository.write('later.tf', 'later')
    await repository.git('add', '-N', 'later.tf')
    const change = await staged(repository)
    expect([touchedPaths(change), await listedPaths(change.snapshot)]).toEqual([[], ['first.tf']])
  })

  it('leaves out unmerged paths, and takes what the merge brought beside them', async () => {
    const repository = await createRepository()
    await repository.write('both.tf', 'base')
    await repository.commit()
    await repository.git('switch', '-q', '-c', 'theirs')
    await repository.write('both.tf', 'theirs')
    await repository.write('new.tf', 'new')
    await repository.commit()
    await repository.git('switch', '-q', 'main')
    await repository.write('both.tf', 'ours')
    await repository.commit()
    expect((await repository.tryGit('merge', 'theirs')).code).toBe(1)
    const conflicted = await staged(repository)
    expect([touchedPaths(conflicted), conflicted.removed]).toEqual([['new.tf'], []])
    expect(await listedPaths(conflicted.snapshot)).toEqual(['new.tf'])
    await repository.write('both.tf', 'resolved')
    await repository.git('add', 'both.tf')
    expect(await touchedTexts(await staged(repository))).toEqual({ 'both.tf': 'resolved', 'new.tf': 'new' })
  })
})

describe('stagedChange, in the state that git prepares for a hook', () => {
  /** Runs a commit whose hook keeps the index that git is about to commit, and refuses. */
  async function duringCommit(repository: TestRepository, ...args: readonly string[]) {
    const keep = createFolder()
    await repository.hook(
      'pre-commit',
      `printf %s "$GIT_INDEX_FILE" >'${keep}/name' && cp "$GIT_INDEX_FILE" '${keep}/index' && exit 1`,
    )
    await repository.tryGit('commit', '-m', 'refused', ...args)
    return staged(repository, { GIT_INDEX_FILE: join(keep, 'index') })
  }

  async function edited(): Promise<TestRepository> {
    const repository = await createRepository()
    for (const name of ['a.tf', 'b.tf', 'c.tf']) await repository.write(name, 'old')
    await repository.commit()
    for (const name of ['a.tf', 'b.tf', 'c.tf']) await repository.write(name, 'new')
    await repository.git('add', 'a.tf')
    await repository.git('rm', '-q', '--cached', 'c.tf')
    return repository
  }

  it('commit', async () => {
    expect(await touchedTexts(await duringCommit(await edited()))).toEqual({ 'a.tf': 'new' })
  })

  it('commit --all: what was not staged is committed too', async () => {
    const change = await duringCommit(await edited(), '--all')
    expect(await touchedTexts(change)).toEqual({ 'a.tf': 'new', 'b.tf': 'new' })
    expect(change.removed).toEqual(['c.tf'])
  })

  it('commit <path>: what was staged is not committed', async () => {
    const change = await duringCommit(await edited(), 'b.tf')
    expect(await touchedTexts(change)).toEqual({ 'b.tf': 'new' })
    expect(change.removed).toEqual([])
    expect(await listedPaths(change.snapshot)).toEqual(['a.tf', 'b.tf', 'c.tf'])
  })

  it('commit --include <path>', async () => {
    const change = await duringCommit(await edited(), '--include', 'b.tf')
    expect(await touchedTexts(change)).toEqual({ 'a.tf': 'new', 'b.tf': 'new' })
  })

  it('the index is named relative to the top level, also where that is not the current folder', async () => {
    const repository = await createRepository()
    await repository.write('infra/a.tf', 'a')
    await repository.git('add', '.')
    await copyFile(join(repository.path, '.git/index'), join(repository.path, '.git/other'))
    await repository.git('rm', '-q', '--cached', 'infra/a.tf')
    const change = await staged(repository, { GIT_INDEX_FILE: '.git/other' }, 'infra')
    expect(await touchedTexts(change)).toEqual({ 'infra/a.tf': 'a' })
  })

  it('a linked work tree has an index of its own', async () => {
    const main = await createRepository()
    await main.commit()
    const path = join(createFolder(), 'linked')
    await main.git('worktree', 'add', '-q', path)
    const linked = { ...useRepository(path), environment: main.environment }
    await linked.write('a.tf', 'linked')
    await linked.git('add', '.')
    const GIT_DIR = join(main.path, '.git', 'worktrees', 'linked')
    const hook = await staged(linked, { GIT_DIR, GIT_INDEX_FILE: join(GIT_DIR, 'index') })
    expect(await touchedTexts(hook)).toEqual({ 'a.tf': 'linked' })
    expect(touchedPaths(await staged(main))).toEqual([])
  })
})

/** Name and time of change of everything below a folder. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true })
  return Promise.all(names.sort().map(async (name) => `${name} ${(await stat(join(folder, name))).mtimeMs}`))
}

describe('stagedChange, whatever is configured', () => {
  it('reads the stored bytes under attributes, filters and diff settings', async () => {
    const repository = await createRepository()
    await repository.write('.gitattributes', '*.tf binary diff=nothing\n*.yaml text eol=crlf filter=upper\n')
    for (const [key, value] of [
      ['core.autocrlf', 'true'],
      ['core.safecrlf', 'false'],
      ['diff.nothing.textconv', 'true'],
      ['diff.external', 'true'],
      ['diff.noprefix', 'true'],
      ['diff.relative', 'true'],
      ['diff.renames', 'copies'],
      ['diff.ignoreSubmodules', 'all'],
      ['color.ui', 'always'],
      ['core.quotePath', 'true'],
      ['filter.upper.smudge', 'tr a-z A-Z'],
    ] as const) {
      await repository.git('config', key, value)
    }
    await repository.write('a.tf', 'one\r\ntwo\0\r\n')
    await repository.write('infra/é.yaml', 'one\r\ntwo\r\n')
    await repository.git('add', '.')
    const change = await staged(repository, {}, 'infra')
    const { '.gitattributes': _, ...texts } = await touchedTexts(change)
    expect(texts).toEqual({ 'a.tf': 'one\r\ntwo\0\r\n', 'infra/é.yaml': 'one\ntwo\n' })
  })

  it('reads what is stored, not what `git replace` puts in its place', async () => {
    const repository = await createRepository()
    await repository.commit('base')
    await repository.stage('a.tf', 'bad')
    const bad = await repository.id(':a.tf')
    await repository.stage('b.tf', 'good')
    await repository.git('replace', bad, await repository.id(':b.tf'))
    // A replaced HEAD would make the staged files look committed.
    await repository.commitIndex()
    const fake = await repository.id('HEAD')
    await repository.git('update-ref', 'HEAD', 'HEAD~1')
    await repository.git('replace', 'HEAD', fake)
    expect(await touchedTexts(await staged(repository))).toEqual({ 'a.tf': 'bad', 'b.tf': 'good' })
  })

  it('lists the files that a sparse index keeps as one folder', async () => {
    const repository = await createRepository()
    for (const folder of ['kept', 'left']) await repository.write(`${folder}/deep/a.tf`, folder)
    await repository.write('root.tf', 'root')
    await repository.commit()
    await repository.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'kept')
    expect((await repository.git('ls-files', '--sparse')).stdout).toContain('left/\n')
    await repository.write('kept/deep/a.tf', 'changed')
    await repository.git('add', '.')
    const { snapshot, ...change } = await staged(repository)
    expect(await touchedTexts({ snapshot, ...change })).toEqual({ 'kept/deep/a.tf': 'changed' })
    expect(await listedPaths(snapshot)).toEqual(['kept/deep/a.tf', 'left/deep/a.tf', 'root.tf'])
    const again = (await staged(repository)).snapshot
    expect((await again.listFolders(['left/deep'])).map((file) => file.path)).toEqual(['left/deep/a.tf'])
    expect((await repository.git('ls-files', '--sparse')).stdout).toContain('left/\n')
  })

  it('writes nothing and waits for no lock', async () => {
    const repository = await createRepository()
    await repository.write('a.tf', 'a')
    await repository.commit()
    // Same content, other times: git would like to refresh the index.
    await repository.write('a.tf', 'a')
    await repository.stage('b.tf', 'b')
    await writeFile(join(repository.path, '.git/index.lock'), '')
    const before = await filesBelow(repository.path)
    expect(await touchedTexts(await staged(repository))).toEqual({ 'b.tf': 'b' })
    expect(await filesBelow(repository.path)).toEqual(before)
  })

  it.skipIf(process.platform === 'win32')('works through a link to the repository', async () => {
    const repository = await createRepository()
    await repository.write('infra/a.tf', 'a')
    await repository.git('add', '.')
    const link = join(createFolder(), 'link')
    await symlink(repository.path, link)
    expect(await touchedTexts(await staged({ ...repository, path: link }, {}, 'infra'))).toEqual({
      'infra/a.tf': 'a',
    })
  })
})
