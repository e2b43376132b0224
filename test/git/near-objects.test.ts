import { readFileSync } from 'node:fs'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { blobSizes, readBlobs } from '../../src/git/blobs.ts'
import { keepReadBlobs } from '../../src/git/cat-file.ts'
import { openRepository, type Repository } from '../../src/git/git.ts'
import { createFolder, createRepository, type TestRepository } from '../support/repository.ts'
import { textOf } from './changes.ts'
import { olderGit } from './older-git.ts'

/** The repository as a new process opens it, which then finds no git. */
async function withoutGit({ path, environment }: TestRepository): Promise<Repository> {
  const opened = await openRepository(path, { ...environment, MVC_CACHE: 'on' })
  return { ...opened, environment: { ...opened.environment, PATH: createFolder() } }
}

async function withGit({ path, environment }: TestRepository): Promise<Repository> {
  return openRepository(path, { ...environment, MVC_CACHE: 'on' })
}

async function store(repository: TestRepository, ...contents: readonly string[]): Promise<readonly string[]> {
  for (const [i, content] of contents.entries()) await repository.stage(`file-${i}`, content)
  await repository.commitIndex()
  return Promise.all(contents.map((_, i) => repository.id(`:file-${i}`)))
}

const texts = async (repository: Repository, ids: readonly string[]) =>
  (await readBlobs(repository, ids)).map(textOf)

function pathOf({ path }: TestRepository, id: string): string {
  return join(path, '.git/objects', id.slice(0, 2), id.slice(2))
}

/** Puts other bytes where git keeps an object. */
async function overwrite(repository: TestRepository, id: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(pathOf(repository, id)), { recursive: true })
  await rm(pathOf(repository, id), { force: true })
  await writeFile(pathOf(repository, id), bytes)
}

describe('objects in files of their own', () => {
  it.each(['sha1', 'sha256'] as const)('are read without a git: %s', async (objectFormat) => {
    const repository = await createRepository({ objectFormat })
    const ids = await store(repository, '', 'text\n', 'é\0\xff')
    const opened = await withoutGit(repository)
    expect(await blobSizes(opened, ids)).toEqual([0, 5, 5])
    expect(await texts(opened, ids)).toEqual(['', 'text\n', 'é\0ÿ'])
  })

  it('are left to git where one of them is in a pack, and where there are many', async () => {
    const repository = await createRepository()
    const ids = await store(repository, ...Array.from({ length: 17 }, (_, i) => `text ${i}`))
    await expect(texts(await withoutGit(repository), ids)).rejects.toThrow('git was not found')
    expect(await texts(await withoutGit(repository), ids.slice(1))).toHaveLength(16)
    expect(await texts(await withGit(repository), ids)).toHaveLength(17)
    await repository.git('gc', '-q')
    const [late = ''] = await store(repository, 'late')
    await expect(texts(await withoutGit(repository), [late, ids[1] ?? ''])).rejects.toThrow(
      'git was not found',
    )
    expect(await texts(await withGit(repository), [late, ids[1] ?? ''])).toEqual(['late', 'text 1'])
  })

  it('are left to git where another folder holds them', async () => {
    const repository = await createRepository()
    const [id = ''] = await store(repository, 'text')
    const opened = await withoutGit(repository)
    const elsewhere = { ...opened.environment, GIT_OBJECT_DIRECTORY: join(repository.path, '.git/objects') }
    await expect(texts({ ...opened, environment: elsewhere }, [id])).rejects.toThrow('git was not found')
  })

  const other = (text: string) => deflateSync(Buffer.from(text, 'latin1'))
  const DAMAGED: Readonly<Record<string, Uint8Array>> = {
    'nothing at all': new Uint8Array(),
    zeros: new Uint8Array(100),
    'what ends early': other('blob 4\0text').subarray(0, 8),
    'less than it says': other('blob 5\0text'),
    'more than it says': other('blob 3\0text'),
    'a length that is no number': other('blob 4x\0text'),
    'no header': other('text'),
    'another kind': other('blub 4\0text'),
  }
  for (const [name, bytes] of Object.entries(DAMAGED)) {
    it(`are left to git, which says what is wrong: ${name}`, async () => {
      const repository = await createRepository()
      const [id = ''] = await store(repository, 'text')
      await overwrite(repository, id, bytes)
      await expect(texts(await withoutGit(repository), [id])).rejects.toThrow('git was not found')
      await expect(texts(await withGit(repository), [id])).rejects.toMatchObject({ code: 'git' })
    })
  }

  it.skipIf(process.platform === 'win32')(
    'are read by an older git without waiting for what a damaged one does not hold',
    async () => {
      const repository = await createRepository()
      const ids = await store(repository, ...Array.from({ length: 17 }, (_, i) => `text ${i}`))
      await overwrite(repository, ids[16] ?? '', other('blob 8\0text 16'))
      await expect(texts(await withGit(repository), ids)).rejects.toThrow('damaged')
      const opened = await withGit(repository)
      const PATH = await olderGit()
      const environment = { ...opened.environment, PATH }
      await expect(texts({ ...opened, environment }, ids)).rejects.toThrow('damaged')
      expect(await texts({ ...opened, environment }, ids.slice(0, 16))).toHaveLength(16)
    },
  )

  it('that are no blobs are refused as git refuses them', async () => {
    const repository = await createRepository()
    await store(repository, 'text')
    const tree = await repository.id('HEAD^{tree}')
    await expect(texts(await withoutGit(repository), [tree])).rejects.toThrow('is not in this repository')
  })

  it('that unpack to more than any template are left to git', async () => {
    const repository = await createRepository()
    const [id = ''] = await store(repository, 'a'.repeat(9_000_000))
    await expect(texts(await withoutGit(repository), [id])).rejects.toThrow('git was not found')
  })
})

describe('small blobs that a git had to read', () => {
  async function packed(...contents: readonly string[]) {
    const repository = await createRepository()
    const ids = await store(repository, ...contents)
    await repository.git('gc', '-q', '--prune=now')
    return { repository, ids, file: join(repository.path, '.git/mvc-gate/blobs') }
  }

  it('are known to the next run', async () => {
    const { repository, ids } = await packed('one', 'two', '')
    const first = await withGit(repository)
    expect(await texts(first, ids)).toEqual(['one', 'two', ''])
    keepReadBlobs(first)
    const next = await withoutGit(repository)
    expect(await blobSizes(next, ids)).toEqual([3, 3, 0])
    expect(await texts(next, ids.slice(1))).toEqual(['two', ''])
  })

  it('replace those that were not asked for again, once there are new ones', async () => {
    const { repository, ids } = await packed('one', 'two', 'three')
    const [one = '', two = '', three = ''] = ids
    for (const asked of [[one], [two], [two, three]]) {
      const opened = await withGit(repository)
      for (const id of asked) await texts(opened, [id])
      keepReadBlobs(opened)
    }
    expect(await texts(await withoutGit(repository), [two, three])).toEqual(['two', 'three'])
    await expect(texts(await withoutGit(repository), [one])).rejects.toThrow('git was not found')
  })

  it('are not kept where they are large, where the cache is off, or without a work tree', async () => {
    const { repository, ids, file } = await packed('a'.repeat(8_193), 'small')
    const [large = '', small = ''] = ids
    const opened = await withGit(repository)
    const off = { ...opened, environment: { ...opened.environment, MVC_CACHE: 'off' } }
    const bare = { ...opened, top: opened.gitDir }
    for (const [each, id] of [
      [opened, large],
      [off, small],
      [bare, small],
    ] as const) {
      await texts(each, [id])
      keepReadBlobs(each)
    }
    expect(() => readFileSync(file)).toThrow('ENOENT')
  })

  it('are read again from a file that is cut short, damaged, or of another format', async () => {
    const { repository, ids, file } = await packed('one')
    const first = await withGit(repository)
    await texts(first, ids)
    keepReadBlobs(first)
    const whole = readFileSync(file, 'latin1')
    for (const damaged of [
      whole.slice(0, -1),
      whole.slice(0, -8),
      `2${whole.slice(1)}`,
      '',
      '\0'.repeat(100),
      // What a disk that lost power may have: the length is right, and a part of it is not there.
      whole.replace(/(?<=^[0-9a-f]+ )\S+/m, (text) => '\0'.repeat(text.length)),
      whole.replace(/(?<=^[0-9a-f]+ )../m, '\0\0'),
    ]) {
      await writeFile(file, damaged, 'latin1')
      await expect(texts(await withoutGit(repository), ids)).rejects.toThrow('git was not found')
      expect(await texts(await withGit(repository), ids)).toEqual(['one'])
    }
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'are read again where nothing can be written',
    async () => {
      const { repository, ids } = await packed('one')
      const opened = await withGit(repository)
      await texts(opened, ids)
      await chmod(join(repository.path, '.git'), 0o500)
      expect(() => keepReadBlobs(opened)).not.toThrow()
      await chmod(join(repository.path, '.git'), 0o700)
    },
  )
})
