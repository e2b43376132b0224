/** Symbolic links in git's trees: where they lead, and what a change does through them. */
import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/core/snapshot.ts'
import { openRepository } from '../../src/git/git.ts'
import { followLinks } from '../../src/git/links.ts'
import { sinceChange } from '../../src/git/since.ts'
import { stagedChange } from '../../src/git/staged.ts'
import { createRepository, type TestRepository } from '../support/repository.ts'

type Links = Readonly<Record<string, string>>

function follow(files: readonly string[], links: Links) {
  const entries = Object.entries(links).map(([path, target]) => ({ path, target }))
  const found = followLinks(
    files.map((path) => ({ path, id: `id of ${path}` })),
    entries,
  )
  return {
    files: Object.fromEntries(found.files.map(({ path, target }) => [path, target])),
    unfollowed: Object.fromEntries(found.unfollowed.map(({ path, why }) => [path, why])),
  }
}

describe('a link leads', () => {
  test('to a file, by other links and by folders that are links', () => {
    const links = { 'a/v.tf': '../b/v.tf', b: 'c/d', 'c/d/v.tf': './w.tf' }
    expect(follow(['c/d/w.tf'], links)).toEqual({
      files: { 'a/v.tf': 'c/d/w.tf', 'b/v.tf': 'c/d/w.tf', 'b/w.tf': 'c/d/w.tf', 'c/d/v.tf': 'c/d/w.tf' },
      unfollowed: {},
    })
  })

  test('to a folder with folders', () => {
    expect(follow(['a/b/c/x.tf', 'a/y.tf'], { 'live/one': '../a/', top: 'a/./b' }).files).toEqual({
      'live/one/b/c/x.tf': 'a/b/c/x.tf',
      'live/one/y.tf': 'a/y.tf',
      'top/c/x.tf': 'a/b/c/x.tf',
    })
  })

  test.each([
    ['out of the repository', '../../x.tf', 'outside'],
    ['to an absolute path', '/etc/x.tf', 'outside'],
    ['to an absolute path of Windows', 'C:\\x.tf', 'outside'],
    ['nowhere', 'x.tf', 'missing'],
    ['into a file', 'file.tf/x.tf', 'missing'],
    ['to itself', 'link.tf', 'loop'],
    ['to itself by another', 'other', 'loop'],
    ['to its folder', '.', 'loop'],
    ['to the top', '..', 'loop'],
  ])('%s, and is not followed', (_, target, why) => {
    const { unfollowed } = follow(['a/file.tf'], { 'a/link.tf': target, 'a/other': 'link.tf' })
    expect(unfollowed['a/link.tf']).toBe(why)
  })

  test('to folders that lead to each other, which ends', () => {
    const { files } = follow(['a/x.tf', 'b/y.tf'], { 'a/b': '../b', 'b/a': '../a' })
    expect(files).toEqual({
      'a/b/a/x.tf': 'a/x.tf',
      'a/b/y.tf': 'b/y.tf',
      'b/a/b/y.tf': 'b/y.tf',
      'b/a/x.tf': 'a/x.tf',
    })
  })

  test('to ever more folders, which ends', () => {
    const names = Array.from({ length: 12 }, (_, i) => `f${i}`)
    const links = Object.fromEntries(
      names.flatMap((from) =>
        names.filter((to) => to !== from).map((to) => [`${from}/${to}`, `../${to}`] as const),
      ),
    )
    const found = follow(['f0/x.tf'], links)
    expect(Object.values(found.unfollowed)).toContain('many')
  })
})

const paths = ({ touched, removed, links }: Change) => ({
  touched: touched.map(({ path }) => path),
  removed,
  links,
})

describe('a change', () => {
  const stagedIn = async (repository: TestRepository) =>
    stagedChange(await openRepository(repository.path, repository.environment))

  test('touches a file at every path', async () => {
    const repository = await createRepository()
    await repository.stage('shared/v.tf', 'a')
    await repository.stage('live/v.tf', '../shared/v.tf', '120000')
    await repository.stage('all', 'shared', '120000')
    await repository.commitIndex()
    await repository.stage('shared/v.tf', 'b')
    expect(paths(await stagedIn(repository))).toEqual({
      touched: ['all/v.tf', 'live/v.tf', 'shared/v.tf'],
      removed: [],
      links: [],
    })
  })

  test('of a link touches what it leads to, and removes what it led to', async () => {
    const repository = await createRepository()
    await repository.stage('one/a.tf', 'a')
    await repository.stage('two/b.tf', 'b')
    await repository.stage('live', 'one', '120000')
    await repository.commitIndex()
    await repository.stage('live', 'two', '120000')
    expect(paths(await stagedIn(repository))).toEqual({
      touched: ['live/b.tf'],
      removed: ['live/a.tf'],
      links: ['live'],
    })
    await repository.commitIndex()
    await repository.git('rm', '-q', '--cached', 'live')
    expect(paths(await stagedIn(repository))).toMatchObject({ touched: [], removed: ['live/b.tf'] })
    await repository.commitIndex()
    const opened = await openRepository(repository.path, repository.environment)
    expect(paths(await sinceChange(opened, 'HEAD~1'))).toMatchObject({ touched: [], removed: ['live/b.tf'] })
    expect(paths(await sinceChange(opened, 'HEAD~2'))).toMatchObject({ touched: [], removed: ['live/a.tf'] })
  })

  test('from a file to a link to the same touches nothing, to something else touches it', async () => {
    const repository = await createRepository()
    await repository.stage('a.tf', 'a')
    await repository.stage('b.tf', 'a')
    await repository.stage('c.tf', 'c')
    await repository.commitIndex()
    await repository.stage('b.tf', 'a.tf', '120000')
    expect(paths(await stagedIn(repository))).toMatchObject({ touched: [], removed: [], links: ['b.tf'] })
    await repository.stage('b.tf', 'c.tf', '120000')
    expect(paths(await stagedIn(repository))).toMatchObject({ touched: ['b.tf'], removed: [] })
  })

  test('reads what a link leads to as a checkout has it', async () => {
    const repository = await createRepository()
    await repository.stage('shared/v.tf', 'text')
    await repository.stage('live/v.tf', '../shared/v.tf', '120000')
    const { snapshot } = await stagedIn(repository)
    const files = await snapshot.listFolders(['live'])
    expect(files.map(({ path }) => path)).toEqual(['live/v.tf'])
    expect(Buffer.concat(await snapshot.read(files)).toString()).toBe('text')
  })
})
