import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../src/core/snapshot.ts'
import { commitSnapshot } from '../../src/git/commit-snapshot.ts'
import { openRepository, type Repository } from '../../src/git/git.ts'
import { indexSnapshot } from '../../src/git/index-snapshot.ts'
import { decodePath } from '../../src/git/paths.ts'
import { wholeChange } from '../../src/git/whole.ts'
import { createRepository, type TestRepository } from '../support/repository.ts'
import { listedPaths, pathsInFolders, textOf, touchedPaths } from './changes.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** Names that arguments, pathspecs, line-based formats or UTF-8 decoding damage; sorted by bytes. */
const STRANGE = [
  latin1(' leading space.tf'),
  latin1('"quoted".tf'),
  latin1('$(HOME) `x`.tf'),
  latin1('-rf/--help.tf'),
  latin1('.hidden/.tf'),
  latin1(':(top)/:1:x.tf'),
  latin1('[a-z]/*.tf'),
  latin1('__proto__/constructor.tf'),
  latin1('back\\slash/a\\b.tf'),
  latin1('e\u00cc\u0081/decomposed.tf'),
  latin1('latin1-\u00e9/\u00ff.tf'),
  latin1('line\nbreak/\u001b[31m.tf'),
  latin1('q/a.tf'),
  latin1('q?/b.tf'),
  latin1('tab\t/a\tb.tf'),
  latin1('\u00c3\u00a9/composed.tf'),
  latin1('\u00f0\u009f\u00aa\u00a3/bucket.tf'),
]

const paths = STRANGE.map((path) => decodePath(path))
const folders = [
  ...new Set(paths.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '.'))),
]

// Windows has no such names in its file system, and git there refuses them in the index too.
describe.skipIf(process.platform === 'win32')('snapshots of files with strange names', () => {
  let repository: TestRepository
  let opened: Repository

  beforeAll(async () => {
    repository = await createRepository()
    for (const path of STRANGE) await repository.stage(path, `content of ${path.toString('latin1')}`)
    await repository.commitIndex()
    opened = await openRepository(repository.path, repository.environment)
  })

  const snapshots: readonly [string, () => Snapshot][] = [
    ['index', () => indexSnapshot(opened)],
    ['commit', () => commitSnapshot(opened, opened.head ?? '')],
  ]

  it.each(snapshots)('the %s lists and reads them all', async (_, snapshot) => {
    const made = snapshot()
    const files = await made.list()
    expect(files.map((file) => file.path)).toEqual(paths)
    const contents = await made.read(files)
    expect(contents.map(textOf)).toEqual(STRANGE.map((path) => `content of ${path.toString('latin1')}`))
  })

  it.each(snapshots)('the %s finds each in its folder', async (_, snapshot) => {
    for (const folder of folders) {
      const inFolder = paths.filter((path) =>
        folder === '.' ? !path.includes('/') : path.startsWith(`${folder}/`),
      )
      expect(await pathsInFolders(snapshot(), folder), JSON.stringify(folder)).toEqual(inFolder)
    }
  })

  it.each(snapshots)(
    'the %s finds all folders at once, before and after the whole list',
    async (_, snapshot) => {
      const made = snapshot()
      expect(await pathsInFolders(made, ...folders)).toEqual(paths)
      await made.list()
      expect(await pathsInFolders(made, ...folders, 'nowhere')).toEqual(paths)
    },
  )
})

describe('snapshots', () => {
  let repository: TestRepository
  let opened: Repository

  beforeAll(async () => {
    repository = await createRepository()
    for (const path of [
      'a.tf',
      'dir.tf',
      'dir/b.tf',
      'dir/deep/c.tf',
      'dir/deep/d.tf',
      'dirt/e.tf',
      'z.tf',
    ]) {
      await repository.stage(path, `${path}\n`, path === 'z.tf' ? '100755' : '100644')
    }
    await repository.stage('dir/link.tf', 'b.tf', '120000')
    await repository.stage('link', 'dir', '120000')
    const commit = await repository.commitIndex()
    await repository.git('update-index', '--add', '--cacheinfo', `160000,${commit},dir/module`)
    await repository.commitIndex()
    opened = await openRepository(repository.path, repository.environment)
  })

  const snapshots: readonly [string, () => Snapshot][] = [
    ['index', () => indexSnapshot(opened)],
    ['commit', () => commitSnapshot(opened, opened.head ?? '')],
  ]

  it.each(snapshots)(
    'the %s lists files, also through links, in the order of their bytes',
    async (_, snapshot) => {
      expect(await listedPaths(snapshot())).toEqual([
        'a.tf',
        'dir.tf',
        'dir/b.tf',
        'dir/deep/c.tf',
        'dir/deep/d.tf',
        'dir/link.tf',
        'dirt/e.tf',
        'link/b.tf',
        'link/deep/c.tf',
        'link/deep/d.tf',
        'link/link.tf',
        'z.tf',
      ])
    },
  )

  it.each(snapshots)('the %s lists a folder without what is below', async (_, snapshot) => {
    const made = snapshot()
    expect(await pathsInFolders(made, 'dir')).toEqual(['dir/b.tf', 'dir/link.tf'])
    expect(await pathsInFolders(made, '.', 'dir/deep', '.')).toEqual([
      'a.tf',
      'dir.tf',
      'dir/deep/c.tf',
      'dir/deep/d.tf',
      'z.tf',
    ])
  })

  it.each(snapshots)('the %s has nothing in what is not a folder of it', async (_, snapshot) => {
    const none = ['nowhere', 'a.tf', 'dir/module', 'DIR', '', '/', '/dir', 'dir/', '../dir', 'dir/..', 'x\0y']
    expect(await pathsInFolders(snapshot(), ...none)).toEqual([])
    expect(await pathsInFolders(snapshot())).toEqual([])
  })

  it.each(snapshots)('the %s lists more folders than an argument list takes', async (_, snapshot) => {
    const many = Array.from({ length: 3000 }, (__, i) => `folder-that-is-not-there-${i}`)
    expect(await pathsInFolders(snapshot(), ...many, 'dirt')).toEqual(['dirt/e.tf'])
  })

  it.each(snapshots)(
    'the %s gives sizes, contents and beginnings, in the order asked',
    async (_, snapshot) => {
      const made = snapshot()
      const [a, dir, b] = await made.list()
      if (a === undefined || dir === undefined || b === undefined) throw new Error('three files')
      expect(await made.sizes([b, a, b])).toEqual([9, 5, 9])
      const contents = await made.read([b, a, b])
      expect(contents.map(textOf)).toEqual(['dir/b.tf\n', 'a.tf\n', 'dir/b.tf\n'])
      expect(textOf(await made.readStart(b, 3))).toBe('dir')
      expect(textOf(await made.readStart(b, 100))).toBe('dir/b.tf\n')
      expect([await made.sizes([]), await made.read([])]).toEqual([[], []])
    },
  )

  it('have names for sentences', () => {
    expect(indexSnapshot(opened).name).toBe('the index')
    expect(commitSnapshot(opened, opened.head ?? '').name).toBe(`commit ${opened.head?.slice(0, 7)}`)
  })

  it('of a commit are not changed by what comes later', async () => {
    const snapshot = commitSnapshot(opened, await repository.id('HEAD~1'))
    await repository.stage('later.tf', '')
    expect(await listedPaths(snapshot)).not.toContain('later.tf')
    await repository.git('update-index', '--force-remove', 'later.tf')
  })

  it('make a whole change of every file', async () => {
    const snapshot = indexSnapshot(opened)
    const change = await wholeChange(snapshot)
    expect([touchedPaths(change), change.removed]).toEqual([await listedPaths(snapshot), []])
  })

  it('work in a SHA-256 repository', async () => {
    const other = await createRepository({ objectFormat: 'sha256' })
    await other.stage('dir/a.tf', 'a')
    await other.stage('b.tf', 'b')
    const head = await other.commitIndex()
    const here = await openRepository(join(other.path), other.environment)
    for (const snapshot of [indexSnapshot(here), commitSnapshot(here, head)]) {
      expect(await pathsInFolders(snapshot, 'dir', '.')).toEqual(['b.tf', 'dir/a.tf'])
      const [content] = await snapshot.read(await snapshot.listFolders(['dir']))
      expect(textOf(content)).toBe('a')
    }
  })
})
