import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openRepository } from '../../src/git/git.ts'
import { type Push, pushedChanges } from '../../src/git/pushed.ts'
import {
  createFolder,
  createRepository,
  run,
  type TestRepository,
  useRepository,
} from '../support/repository.ts'
import { listedPaths, touchedTexts } from './changes.ts'

/** What git tells the pre-push hook of a push, which the hook then refuses. */
async function capture(repository: TestRepository, ...args: readonly string[]): Promise<Push> {
  const keep = createFolder()
  await repository.hook(
    'pre-push',
    `printf %s "$1" >'${keep}/remote'; printf %s "$2" >'${keep}/url'; cat >'${keep}/input'; exit 1`,
  )
  await repository.tryGit('push', '-q', ...args)
  const [remote, url, input] = await Promise.all(
    ['remote', 'url', 'input'].map((name) => readFile(join(keep, name))),
  )
  return { remote: String(remote), url: String(url), input: input ?? Buffer.alloc(0) }
}

async function judge(repository: TestRepository, push: Push) {
  const opened = await openRepository(repository.path, repository.environment)
  const { changes, notes } = await pushedChanges(opened, push)
  const found: Record<string, Record<string, string>> = {}
  for (const change of changes) found[change.ref] = await touchedTexts(change)
  return { found, notes, changes }
}

/** Path and text of the touched files, by the ref they would be pushed to. */
async function touchedBy(repository: TestRepository, ...args: readonly string[]) {
  return (await judge(repository, await capture(repository, ...args))).found
}

async function push(repository: TestRepository, ...args: readonly string[]): Promise<void> {
  await repository.git('push', '-q', '--no-verify', ...args)
}

/** Writes files and commits them. */
async function save(repository: TestRepository, files: Record<string, string>): Promise<string> {
  for (const [path, content] of Object.entries(files)) await repository.write(path, content)
  return repository.commit()
}

/** A repository whose remote `origin` has main with a.yaml, b.yaml and c.yaml. */
async function pushedRepository(objectFormat: 'sha1' | 'sha256' = 'sha1') {
  const origin = await createRepository({ bare: true, objectFormat })
  const repository = await createRepository({ objectFormat })
  await repository.git('remote', 'add', 'origin', origin.path)
  await save(repository, { 'a.yaml': 'a', 'b.yaml': 'b', 'c.yaml': 'c' })
  await push(repository, 'origin', 'main')
  return { origin, repository }
}

const MAIN = 'refs/heads/main'
const TOPIC = 'refs/heads/topic'

describe.each(['sha1', 'sha256'] as const)('pushedChanges in a %s repository', (objectFormat) => {
  it('is every file of the tip when the remote is empty', async () => {
    const origin = await createRepository({ bare: true, objectFormat })
    const repository = await createRepository({ objectFormat })
    await save(repository, { 'a.yaml': 'broken', 'gone.yaml': 'gone' })
    await repository.remove('gone.yaml')
    await save(repository, { 'a.yaml': 'fixed', 'infra/b.yaml': 'b' })
    expect(await touchedBy(repository, origin.path, 'main')).toEqual({
      [MAIN]: { 'a.yaml': 'fixed', 'infra/b.yaml': 'b' },
    })
  })

  it('is what the new commits together changed', async () => {
    const { repository } = await pushedRepository(objectFormat)
    await save(repository, { 'a.yaml': 'broken' })
    await save(repository, { 'a.yaml': 'fixed', 'new.yaml': 'new' })
    await repository.remove('b.yaml')
    await save(repository, { 'new.yaml': 'newer' })
    const { found, changes } = await judge(repository, await capture(repository, 'origin', 'main'))
    expect(found).toEqual({ [MAIN]: { 'a.yaml': 'fixed', 'new.yaml': 'newer' } })
    expect(changes[0]?.removed).toEqual(['b.yaml'])
    expect(await listedPaths(changes[0]?.snapshot ?? expect.fail())).toEqual(['a.yaml', 'c.yaml', 'new.yaml'])
  })
})

describe('pushedChanges, by what is pushed', () => {
  it('compares a new branch with what the remote has of its history', async () => {
    const { repository } = await pushedRepository()
    await repository.git('switch', '-q', '-c', 'topic')
    await save(repository, { 'a.yaml': 'topic' })
    expect(await touchedBy(repository, 'origin', 'topic')).toEqual({ [TOPIC]: { 'a.yaml': 'topic' } })
  })

  it('has nothing to say of commits that the remote has', async () => {
    const { repository } = await pushedRepository()
    await save(repository, { 'a.yaml': 'later' })
    await push(repository, 'origin', 'main')
    expect(await touchedBy(repository, 'origin', 'main:again', 'main~1:refs/heads/earlier')).toEqual({})
    expect(await touchedBy(repository, '--force', 'origin', 'main~1:main')).toEqual({})
  })

  it('judges a commit that goes to several refs once', async () => {
    const { repository } = await pushedRepository()
    await save(repository, { 'a.yaml': 'later' })
    await repository.git('tag', '-a', '-m', 'tag', 'v1')
    expect(await touchedBy(repository, 'origin', 'main', 'main:topic', 'v1')).toEqual({
      [MAIN]: { 'a.yaml': 'later' },
    })
  })

  it('judges a branch on top of another for what it adds', async () => {
    const { repository } = await pushedRepository()
    await save(repository, { 'a.yaml': 'first', 'b.yaml': 'first' })
    await repository.git('switch', '-q', '-c', 'topic')
    await save(repository, { 'b.yaml': 'second' })
    expect(await touchedBy(repository, 'origin', 'main', 'topic')).toEqual({
      [MAIN]: { 'a.yaml': 'first', 'b.yaml': 'first' },
      [TOPIC]: { 'b.yaml': 'second' },
    })
  })

  it('judges several branches and tags of a first push', async () => {
    const origin = await createRepository({ bare: true })
    const repository = await createRepository()
    await save(repository, { 'a.yaml': 'one' })
    await repository.git('tag', 'v1')
    await save(repository, { 'a.yaml': 'two' })
    await repository.git('switch', '-q', '-c', 'topic', 'v1')
    await save(repository, { 'b.yaml': 'b' })
    expect(await touchedBy(repository, origin.path, '--all', '--follow-tags')).toEqual({
      [MAIN]: { 'a.yaml': 'two' },
      [TOPIC]: { 'a.yaml': 'one', 'b.yaml': 'b' },
    })
    expect(await touchedBy(repository, '--mirror', origin.path)).toEqual({
      [MAIN]: { 'a.yaml': 'two' },
      [TOPIC]: { 'b.yaml': 'b' },
      'refs/tags/v1': { 'a.yaml': 'one' },
    })
  })

  it('lets deletions pass and judges what is pushed beside them', async () => {
    const { repository } = await pushedRepository()
    await push(repository, 'origin', 'main:old')
    await save(repository, { 'a.yaml': 'later' })
    expect(await touchedBy(repository, 'origin', ':old', 'main')).toEqual({ [MAIN]: { 'a.yaml': 'later' } })
    expect(await touchedBy(repository, 'origin', '--delete', 'old')).toEqual({})
  })

  it('judges history that has nothing in common with the rest as a whole', async () => {
    const { repository } = await pushedRepository()
    await repository.git('switch', '-q', '--orphan', 'topic')
    await save(repository, { 'a.yaml': 'a', 'own.yaml': 'own' })
    expect(await touchedBy(repository, 'origin', 'topic')).toEqual({
      [TOPIC]: { 'a.yaml': 'a', 'own.yaml': 'own' },
    })
  })

  it('follows tags to their commit, and notes those that have none', async () => {
    const { repository } = await pushedRepository()
    await repository.git('tag', '-a', '-m', 'known', 'known')
    await save(repository, { 'a.yaml': 'tagged' })
    await repository.git('tag', '-a', '-m', 'inner', 'inner')
    await repository.git('tag', '-a', '-m', 'outer', 'outer', 'inner')
    await repository.git('tag', 'blob', 'HEAD:a.yaml')
    await repository.git('tag', '-a', '-m', 'tree', 'tree', 'HEAD^{tree}')
    const args = ['known', 'outer', 'blob', 'tree'].map((name) => `refs/tags/${name}`)
    const { found, notes } = await judge(repository, await capture(repository, 'origin', ...args))
    expect(found).toEqual({ 'refs/tags/outer': { 'a.yaml': 'tagged' } })
    expect([...notes].sort()).toEqual([
      'refs/tags/blob is a blob, not a commit, so it was not checked',
      'refs/tags/tree is a tree, not a commit, so it was not checked',
    ])
  })

  it('takes a local name with spaces', async () => {
    const { repository } = await pushedRepository()
    await save(repository, { 'a.yaml': 'later' })
    const push = await capture(repository, 'origin', 'HEAD@{0 seconds ago}:refs/heads/topic')
    expect(String(push.input)).toMatch(/^HEAD@\{0 seconds ago\} /)
    expect((await judge(repository, push)).found).toEqual({ [TOPIC]: { 'a.yaml': 'later' } })
  })

  it('judges many commits as one', async () => {
    const { repository } = await pushedRepository()
    const base = await repository.id('HEAD')
    const commits = Array.from({ length: 200 }, (_, i) => {
      const who = `committer Test <test@example.com> ${1_704_070_000 + i} +0000`
      const from = i === 0 ? `from ${base}\n` : ''
      return `commit ${MAIN}\n${who}\ndata 1\nx\n${from}M 644 inline a.yaml\ndata 3\n${100 + i}\n`
    })
    const importing = ['fast-import', '--quiet', '--force']
    const done = await run('git', importing, repository.path, repository.environment, commits.join(''))
    expect(done).toEqual({ stdout: '', stderr: '', code: 0 })
    expect((await repository.git('rev-list', '--count', 'main')).stdout).toBe('201\n')
    expect(await touchedBy(repository, 'origin', 'main')).toEqual({ [MAIN]: { 'a.yaml': '299' } })
  })
})

describe('pushedChanges, for content that the remote saw before', () => {
  it('touches a file that is renamed, and what a revert brings back', async () => {
    const { repository } = await pushedRepository()
    await repository.git('mv', 'a.yaml', 'renamed.yaml')
    await repository.commit()
    expect(await touchedBy(repository, 'origin', 'main')).toEqual({ [MAIN]: { 'renamed.yaml': 'a' } })
    await save(repository, { 'b.yaml': 'fixed' })
    await push(repository, 'origin', 'main')
    await repository.git('revert', '--no-edit', 'HEAD')
    expect(await touchedBy(repository, 'origin', 'main')).toEqual({ [MAIN]: { 'b.yaml': 'b' } })
  })

  /** main and topic are both on the remote and differ in a.yaml and b.yaml. */
  async function diverged() {
    const { repository, origin } = await pushedRepository()
    await repository.git('switch', '-q', '-c', 'topic')
    await save(repository, { 'a.yaml': 'topic' })
    await repository.git('switch', '-q', 'main')
    await save(repository, { 'b.yaml': 'main' })
    await push(repository, 'origin', 'main', 'topic')
    return { repository, origin }
  }

  it('touches nothing when two branches of the remote are merged', async () => {
    const { repository } = await diverged()
    await repository.git('merge', '-q', '--no-edit', 'topic')
    expect(await touchedBy(repository, 'origin', 'main')).toEqual({ [MAIN]: {} })
  })

  it('touches what a merge has that neither side had', async () => {
    const { repository } = await diverged()
    await repository.git('merge', '-q', '--no-commit', 'topic')
    await save(repository, { 'c.yaml': 'evil', 'a.yaml': 'both' })
    expect(await touchedBy(repository, 'origin', 'main')).toEqual({
      [MAIN]: { 'a.yaml': 'both', 'c.yaml': 'evil' },
    })
  })

  it('touches what a merge brings back from before the remote fixed it', async () => {
    const { repository } = await pushedRepository()
    await repository.git('switch', '-q', '-c', 'topic')
    await save(repository, { 'c.yaml': 'topic' })
    await repository.git('switch', '-q', 'main')
    await save(repository, { 'a.yaml': 'fixed' })
    await push(repository, 'origin', 'main')
    await repository.git('merge', '-q', '--no-commit', 'topic')
    await save(repository, { 'a.yaml': 'a' })
    expect(await touchedBy(repository, 'origin', 'main')).toEqual({
      [MAIN]: { 'a.yaml': 'a', 'c.yaml': 'topic' },
    })
  })

  it('touches only the branch, however often main was merged into it', async () => {
    const { repository } = await pushedRepository()
    await repository.git('switch', '-q', '-c', 'topic')
    await save(repository, { 'c.yaml': 'topic' })
    for (const content of ['one', 'two']) {
      await repository.git('switch', '-q', 'main')
      await save(repository, { 'a.yaml': content })
      await push(repository, 'origin', 'main')
      await repository.git('switch', '-q', 'topic')
      await repository.git('merge', '-q', '--no-edit', 'main')
    }
    expect(await touchedBy(repository, 'origin', 'topic')).toEqual({ [TOPIC]: { 'c.yaml': 'topic' } })
  })

  it('compares rewritten history with where it leaves the remote', async () => {
    const { repository } = await pushedRepository()
    await save(repository, { 'a.yaml': 'first', 'b.yaml': 'first' })
    await push(repository, 'origin', 'main')
    await repository.git('reset', '-q', '--hard', 'HEAD~1')
    await save(repository, { 'a.yaml': 'second' })
    expect(await touchedBy(repository, '--force', 'origin', 'main')).toEqual({
      [MAIN]: { 'a.yaml': 'second' },
    })
  })

  it('does without an old tip that someone else pushed', async () => {
    const { repository, origin } = await pushedRepository()
    const other = useRepository(createFolder())
    await other.git('clone', '-q', origin.path, '.')
    await save(other, { 'b.yaml': 'theirs' })
    await push(other, 'origin', 'main')
    await save(repository, { 'a.yaml': 'ours' })
    const push_ = await capture(repository, '--force', 'origin', 'main')
    expect(String(push_.input)).toContain(await other.id('HEAD'))
    expect((await judge(repository, push_)).found).toEqual({ [MAIN]: { 'a.yaml': 'ours' } })
  })
})

describe('pushedChanges, by where it is pushed', () => {
  it('does not take what one remote has for what another has', async () => {
    const { repository } = await pushedRepository()
    const backup = await createRepository({ bare: true })
    await repository.git('remote', 'add', 'backup', backup.path)
    const everything = { [MAIN]: { 'a.yaml': 'a', 'b.yaml': 'b', 'c.yaml': 'c' } }
    expect(await touchedBy(repository, 'backup', 'main')).toEqual(everything)
    expect(await touchedBy(repository, backup.path, 'main')).toEqual(everything)
  })

  it('knows a remote by its URL, also when the push does not name it', async () => {
    const { repository, origin } = await pushedRepository()
    await save(repository, { 'a.yaml': 'later' })
    expect(await touchedBy(repository, origin.path, 'main:topic')).toEqual({ [TOPIC]: { 'a.yaml': 'later' } })
    await repository.git('config', `url.${origin.path}.insteadOf`, 'short:')
    await repository.git('remote', 'set-url', 'origin', 'short:')
    expect(await touchedBy(repository, 'origin', 'main:topic')).toEqual({ [TOPIC]: { 'a.yaml': 'later' } })
  })

  it('trusts the tracking refs for the URL they come from alone', async () => {
    const { repository, origin } = await pushedRepository()
    const mirror = await createRepository({ bare: true })
    await repository.git('remote', 'set-url', '--push', 'origin', mirror.path)
    const everything = { [MAIN]: { 'a.yaml': 'a', 'b.yaml': 'b', 'c.yaml': 'c' } }
    expect(await touchedBy(repository, 'origin', 'main')).toEqual(everything)
    await repository.git('remote', 'set-url', '--push', 'origin', origin.path)
    expect(await touchedBy(repository, 'origin', 'main:topic')).toEqual({})
  })

  it('does not take the refs of remote a/b for those of remote a', async () => {
    const { repository, origin } = await pushedRepository()
    const other = await createRepository({ bare: true })
    await repository.git('remote', 'rename', 'origin', 'a')
    await repository.git('config', 'remote.a/b.url', other.path)
    await repository.git('config', 'remote.a/b.fetch', '+refs/heads/*:refs/remotes/a/b/*')
    await save(repository, { 'a.yaml': 'later' })
    await push(repository, 'a/b', 'main')
    expect((await repository.git('for-each-ref')).stdout).toContain('refs/remotes/a/b/main')
    expect(await touchedBy(repository, 'a', 'main')).toEqual({ [MAIN]: { 'a.yaml': 'later' } })
    expect(origin.path).not.toBe(other.path)
  })

  it('is not fooled by a mirror, whose own branches are what it fetches to', async () => {
    const { origin } = await pushedRepository()
    const mirror = useRepository(createFolder())
    await mirror.git('clone', '-q', '--mirror', origin.path, '.')
    const tree = await mirror.id('main^{tree}')
    const commit = (await mirror.git('commit-tree', '-m', 'new', '-p', 'main', tree)).stdout.trim()
    await mirror.git('update-ref', MAIN, commit)
    await mirror.git('config', 'remote.origin.mirror', 'false')
    expect(await touchedBy(mirror, 'origin', 'main')).toEqual({ [MAIN]: {} })
    expect(await touchedBy(mirror, 'origin', 'main:topic')).toEqual({
      [TOPIC]: { 'a.yaml': 'a', 'b.yaml': 'b', 'c.yaml': 'c' },
    })
  })

  it('judges more in a shallow clone, never less', async () => {
    const { repository, origin } = await pushedRepository()
    await save(repository, { 'b.yaml': 'later' })
    await push(repository, 'origin', 'main')
    const shallow = useRepository(createFolder())
    await shallow.git('clone', '-q', '--depth=1', `file://${origin.path}`, '.')
    await save(shallow, { 'a.yaml': 'shallow' })
    expect(await touchedBy(shallow, 'origin', 'main')).toEqual({ [MAIN]: { 'a.yaml': 'shallow' } })
    await shallow.git('remote', 'remove', 'origin')
    const empty = await createRepository({ bare: true })
    const all = { 'a.yaml': 'shallow', 'b.yaml': 'later', 'c.yaml': 'c' }
    expect(await touchedBy(shallow, empty.path, 'main')).toEqual({ [MAIN]: all })
  })
})

describe('pushedChanges, by its input', () => {
  async function judgeText(input: string) {
    const { repository, origin } = await pushedRepository()
    const head = await repository.id('HEAD')
    const text = input.replaceAll('HEAD', head).replaceAll('ZERO', '0'.repeat(40))
    return judge(repository, { remote: 'x', url: origin.path, input: Buffer.from(text) })
  }

  const everything = { 'a.yaml': 'a', 'b.yaml': 'b', 'c.yaml': 'c' }

  it('may be empty, hold blank lines, or lack its last line end', async () => {
    expect((await judgeText('')).found).toEqual({})
    expect((await judgeText('\n\n')).found).toEqual({})
    const input = '\n(delete) ZERO refs/heads/x HEAD\r\nmain HEAD refs/heads/y ZERO'
    expect((await judgeText(input)).found).toEqual({ 'refs/heads/y': everything })
  })

  it('is refused when git did not write it', async () => {
    for (const line of [
      'main HEAD refs/heads/x',
      'main HEAD refs/heads/x main',
      'HEAD refs/heads/x ZERO',
      'x',
    ]) {
      await expect(judgeText(`main HEAD refs/heads/y ZERO\n${line}\n`), line).rejects.toMatchObject({
        code: 'git',
        message: expect.stringContaining('malformed pre-push input: "'),
      })
    }
  })

  it('is refused when it names what is not here', async () => {
    const absent = '1'.repeat(40)
    await expect(judgeText(`main ${absent} refs/heads/x ZERO\n`)).rejects.toMatchObject({
      code: 'git',
      message: `refs/heads/x: object ${absent} is not in this repository`,
    })
  })
})
