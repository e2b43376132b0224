/** What is read of the index without git must be what git says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openRepository, type Repository, runGit } from '../../src/git/git.ts'
import { parseIndex, pathOf, readIndex } from '../../src/git/index-file.ts'
import { topFolder, writtenId } from '../../src/git/index-folders.ts'
import { diffIndex } from '../../src/git/index-snapshot.ts'
import { treeIdOf } from '../../src/git/index-tree.ts'
import { decodePath } from '../../src/git/paths.ts'
import { splitAtNul } from '../../src/git/raw-diff.ts'
import { diffStaged } from '../../src/git/staged-diff.ts'
import { createRepository, run, type TestRepository, useRepository } from '../support/repository.ts'

const FORMATS = ['sha1', 'sha256'] as const

async function open({ path, environment }: TestRepository): Promise<Repository> {
  return openRepository(path, environment)
}

async function listed(repository: Repository): Promise<readonly string[]> {
  const lines = splitAtNul(await runGit(repository, ['ls-files', '-s', '-z']))
  return lines.map((line) => decodePath(line).replace(/ 0\t/, ' '))
}

/** Expects that the index is read, and says the same as git: entries, the tree, and what differs from some commits. */
async function expectAsGit(repository: TestRepository, ...commits: readonly string[]): Promise<void> {
  const opened = await open(repository)
  const index = readIndex(opened)
  if (index === undefined) throw new Error('the index is not read')
  const entries = index.entries.map((entry) => `${entry.mode.toString(8)} ${entry.id} ${pathOf(entry)}`)
  expect(entries).toEqual(await listed(opened))
  for (const commit of commits) {
    expect(await diffStaged(opened, commit)).toEqual(await diffIndex(opened, commit))
  }
  const computed = treeIdOf(index, opened)
  const written = writtenId(topFolder(index))
  expect(computed).toBe((await runGit(opened, ['write-tree'])).toString('latin1').trim())
  expect([undefined, computed]).toContain(written)
}

describe('an index', () => {
  for (const objectFormat of FORMATS) {
    it(`is read as git reads it: ${objectFormat}, versions 2 and 4, paths of any bytes`, async () => {
      const repository = await createRepository({ objectFormat })
      const long = `${'long'.repeat(60)}/`.repeat(18)
      const paths = [
        'a',
        'a.b',
        'a/b',
        'a-b/c',
        'a/b.c/d',
        'z/\u00e9.tf',
        'line\nbreak',
        '"q"',
        `${long}x.tf`,
      ]
      for (const path of paths.filter((each) => each !== 'a')) await repository.stage(path, path)
      await repository.stage(Buffer.from('6cff2f65', 'hex'), 'no UTF-8')
      await repository.stage('run.sh', '', '100755')
      await repository.stage('link', 'a.b', '120000')
      await expectAsGit(repository)
      const head = await repository.commitIndex()
      await repository.git('update-index', '--add', '--cacheinfo', `160000,${head},modules/x`)
      await repository.git('update-index', '--skip-worktree', 'a.b')
      await expectAsGit(repository, head)
      await repository.git('update-index', '--index-version', '4')
      await repository.stage('a-b/more', 'x')
      await expectAsGit(repository, head)
    })
  }

  it('has no entries for what is announced only', async () => {
    const repository = await createRepository()
    await repository.write('a/one', '1')
    const head = await repository.commit()
    await repository.write('a/two', '2')
    await repository.write('b/three', '3')
    await repository.git('add', '-N', '.')
    const opened = await open(repository)
    expect(readIndex(opened)?.entries.map(pathOf)).toEqual(['a/one'])
    expect(await diffStaged(opened, head)).toEqual([])
    const index = readIndex(opened)
    expect(index && treeIdOf(index, opened)).toBe(await repository.id('HEAD^{tree}'))
  })

  it('is left to git where it is split, sparse or not merged, or of another format', async () => {
    const repository = await createRepository()
    for (const path of ['a/x', 'b/c/x', 'top']) await repository.write(path, 'x')
    await repository.commit()
    const isRead = async () => readIndex(await open(repository)) !== undefined
    expect(await isRead()).toBe(true)
    await repository.git('update-index', '--split-index')
    expect(await isRead()).toBe(false)
    await repository.git('update-index', '--no-split-index')
    expect(await isRead()).toBe(true)
    await repository.git('sparse-checkout', 'init', '--cone', '--sparse-index')
    await repository.git('sparse-checkout', 'set', 'a')
    expect(await isRead()).toBe(false)
    await repository.git('sparse-checkout', 'disable')
    await repository.git('switch', '-q', '-c', 'other')
    await repository.write('top', 'theirs')
    await repository.commit()
    await repository.git('switch', '-q', 'main')
    await repository.write('top', 'ours')
    await repository.commit()
    expect((await repository.tryGit('merge', 'other')).code).toBe(1)
    expect(await isRead()).toBe(false)
  })

  it('that is damaged is left to git, wherever it is cut or changed', async () => {
    const repository = await createRepository()
    for (const path of ['a/x', 'b/c/x', 'top']) await repository.write(path, 'x')
    await repository.commit()
    const file = readFileSync(join(repository.path, '.git/index'))
    const whole = parseIndex(file, 'sha1')
    expect(whole?.entries).toHaveLength(3)
    for (let length = 0; length < file.length - 1; length++) {
      const cut = parseIndex(file.subarray(0, length), 'sha1')
      expect([undefined, 3]).toContain(cut?.entries.length)
    }
    for (let at = 0; at < file.length; at++) {
      for (const bits of [0x01, 0x80, 0xff]) {
        const changed = Buffer.from(file)
        changed[at] = (changed[at] ?? 0) ^ bits
        expect(() => parseIndex(changed, 'sha1')).not.toThrow()
      }
    }
    expect(parseIndex(file, 'sha256')).toBeUndefined()
  })
})

describe('what differs from a commit', () => {
  it('is what git says, whatever was added, changed, moved and taken away', async () => {
    const repository = await createRepository()
    const random = numbers(7)
    const pick = <T>(all: readonly T[]): T => all[random() % all.length] as T
    const names = ['a', 'b', 'a.b', 'a-b', 'c']
    const blobs = await Promise.all([0, 1, 2].map((content) => blobOf(repository, content)))
    const commits: string[] = []
    for (let round = 0; round < 12; round++) {
      const lines = Array.from({ length: 6 }, () => {
        const path = Array.from({ length: 1 + (random() % 3) }, () => pick(names)).join('/')
        const mode = pick(['100644', '100755', '120000', '0'])
        return `${mode} ${mode === '0' ? '0'.repeat(40) : pick(blobs)}\t${path}\n`
      })
      // A file and a folder may take each other's place.
      const args = ['update-index', '--replace', '--index-info']
      await run('git', args, repository.path, repository.environment, lines.join(''))
      await expectAsGit(repository, ...commits.slice(-2))
      if (round % 2 === 0) commits.push(await repository.commitIndex())
    }
    await expectAsGit(repository, ...commits)
  })

  it('is what the index of a partial commit, of another work tree and of a first commit says', async () => {
    const repository = await createRepository()
    await repository.write('a/x', '1')
    await repository.write('b/x', '1')
    await repository.hook('pre-commit', 'cp "$GIT_INDEX_FILE" .git/seen')
    await repository.git('add', '.')
    await repository.git('commit', '-q', '-m', 'first')
    await repository.write('a/x', '2')
    await repository.write('b/x', '2')
    await repository.git('add', 'a/x')
    await repository.git('commit', '-q', '-m', 'second', 'b/x')
    const opened = await openRepository(repository.path, {
      ...repository.environment,
      GIT_INDEX_FILE: '.git/seen',
    })
    expect((await diffStaged(opened, 'HEAD~1')).map(({ path }) => path)).toEqual(['b/x'])
    const index = readIndex(opened)
    expect(index && treeIdOf(index, opened)).toBe(await repository.id('HEAD^{tree}'))
    const tree = join(repository.path, '.git', 'tree')
    await repository.git('worktree', 'add', '-q', tree)
    await repository.git('-C', tree, 'rm', '-q', 'a/x')
    await expectAsGit(useRepository(tree), 'HEAD', 'HEAD~1')
  })

  it('of many folders is asked of git', async () => {
    const repository = await createRepository()
    await repository.stage('top', 'x')
    const head = await repository.commitIndex()
    for (let i = 0; i < 3; i++) await repository.stage(`f${i}/x`, 'x')
    const more = await repository.commitIndex()
    const opened = await open(repository)
    expect((await diffStaged(opened, head)).map(({ status }) => status)).toEqual(['A', 'A', 'A'])
    await repository.git('rm', '-r', '-q', '--cached', 'f0', 'f1')
    expect(await diffStaged(opened, more)).toEqual(await diffIndex(opened, more))
  })
})

async function blobOf(repository: TestRepository, content: number): Promise<string> {
  await repository.write(`content${content}`, String(content))
  return (await repository.git('hash-object', '-w', `content${content}`)).stdout.trim()
}

/** Numbers that look like chance, and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state >>> 8
  }
}
